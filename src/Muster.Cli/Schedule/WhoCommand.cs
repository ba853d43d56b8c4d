// `muster schedule who`: who is on call at an instant.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Cli.Schedule;

internal static class WhoCommand
{
    public static Command Create()
    {
        Argument<string?> schedule = new("SCHEDULE")
        {
            Description = "The id of the schedule, or its name; all of them when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<DateTimeOffset?> at = When.Future("--at", "Another instant than now.");
        return LocalVerb.Make(
            "who",
            "Say who is on call.",
            [schedule, at],
            async (parsed, local, cancel) =>
            {
                Organisation organisation = await local.OrganisationAsync(cancel);
                DateTimeOffset instant = parsed.GetValue(at) ?? Clock.Now;
                FieldErrors errors = new();
                ShiftQuestion.CheckInstant(errors, "at", instant);
                if (errors.Any)
                {
                    throw Failure.Of(errors.Refuse("request.invalid", "The schedules were not read."));
                }

                OnCallItem[] answering =
                [
                    .. Asked(organisation, parsed.GetValue(schedule)).SelectMany(one => Items(organisation, one, instant)),
                ];
                parsed.Screen().Answer(answering, () => Show(answering));
                return ExitCode.Done;
            }
        );
    }

    private static IEnumerable<Core.OnCall.Schedule> Asked(Organisation organisation, string? said) =>
        said is null ? organisation.Schedules.Values : [ScheduleStretch.Named(organisation, said)];

    private static IEnumerable<OnCallItem> Items(Organisation organisation, Core.OnCall.Schedule schedule, DateTimeOffset at) =>
        OnCallCalendar
            .Who(schedule, at)
            .Select(one => new OnCallItem(
                schedule.Id.Value,
                one.Rotation,
                one.Role,
                one.Person.Value,
                organisation.Person(one.Person)?.Name ?? one.Person.Value,
                one.Until
            ));

    private static void Show(IReadOnlyList<OnCallItem> answering) =>
        Screen.Table(
            ["SCHEDULE", "ROTATION", "ROLE", "PERSON", "NAME", "UNTIL"],
            [
                .. answering.Select(one =>
                    (IReadOnlyList<string>)
                        [
                            one.Schedule,
                            one.Rotation,
                            one.Role?.Label() ?? "",
                            one.Person,
                            one.Name,
                            $"{TimeText.Utc(one.Until)} ({TimeText.Relative(one.Until)})",
                        ]
                ),
            ],
            "Nobody is on call."
        );
}

/// <param name="Role">Of an incident command rotation; null in a service's on-call.</param>
/// <param name="Until">When the shift ends.</param>
internal sealed record OnCallItem(string Schedule, string Rotation, Role? Role, string Person, string Name, DateTimeOffset Until);

// `muster schedule shifts`: who is on call from when to when.
using System.Collections.Immutable;
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Cli.Schedule;

internal static class ShiftsCommand
{
    public static Command Create()
    {
        ScheduleStretch asked = new();
        return LocalVerb.Make(
            "shifts",
            "Say who is on call from when to when, in UTC. Stretches that nobody covers are left out.",
            asked.Symbols,
            async (parsed, local, cancel) =>
            {
                ScheduleQuestion question = asked.Read(parsed, await local.OrganisationAsync(cancel));
                ShiftItem[] shifts =
                [
                    .. Cover
                        .Of(question.Schedule, question.From, question.To)
                        .Where(cover => !cover.People.IsEmpty)
                        .Select(cover => new ShiftItem(cover.Start, cover.End, cover.People)),
                ];
                parsed.Screen().Answer(shifts, () => Show(shifts));
                return ExitCode.Done;
            }
        );
    }

    private static void Show(IReadOnlyList<ShiftItem> shifts) =>
        Screen.Table(
            ["START", "END", "PEOPLE"],
            [
                .. shifts.Select(one =>
                    (IReadOnlyList<string>)
                        [TimeText.Utc(one.Start), TimeText.Utc(one.End), string.Join(", ", one.People.Select(person => person.Value))]
                ),
            ],
            "Nobody is on call in this time."
        );
}

/// <param name="People">Who is on call together, in the order of the rotations.</param>
internal sealed record ShiftItem(DateTimeOffset Start, DateTimeOffset End, ImmutableArray<PersonId> People);

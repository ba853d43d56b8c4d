// `muster schedule fairness`: who served how much.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Core.Catalog;
using Muster.Core.OnCall;

namespace Muster.Cli.Schedule;

internal static class FairnessCommand
{
    public static Command Create()
    {
        ScheduleStretch asked = new();
        return LocalVerb.Make(
            "fairness",
            "Say how many hours each person serves, and how many of them at night and at weekends where they are, by the schedule as it stands now.",
            asked.Symbols,
            async (parsed, local, cancel) =>
            {
                Organisation organisation = await local.OrganisationAsync(cancel);
                ScheduleQuestion question = asked.Read(parsed, organisation);
                ServedItem[] served =
                [
                    .. Fairness
                        .Of(question.Schedule, question.From, question.To, person => organisation.Person(person)?.Zone)
                        .Select(one => new ServedItem(
                            one.Person.Value,
                            one.Served.TotalHours,
                            one.Night.TotalHours,
                            one.Weekend.TotalHours,
                            one.Shifts
                        )),
                ];
                parsed.Screen().Answer(served, () => Show(served));
                return ExitCode.Done;
            }
        );
    }

    private static void Show(IReadOnlyList<ServedItem> served) =>
        Screen.Table(
            ["PERSON", "HOURS", "NIGHT", "WEEKEND", "SHIFTS"],
            [
                .. served.Select(one =>
                    (IReadOnlyList<string>)
                        [
                            one.Person,
                            Hours(one.Hours),
                            Hours(one.NightHours),
                            Hours(one.WeekendHours),
                            one.Shifts.ToString(CultureInfo.InvariantCulture),
                        ]
                ),
            ],
            "The schedule has nobody."
        );

    private static string Hours(double hours) => hours.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <param name="NightHours">Between 22:00 and 06:00 where the person is.</param>
/// <param name="WeekendHours">On Saturdays and Sundays where the person is.</param>
internal sealed record ServedItem(string Person, double Hours, double NightHours, double WeekendHours, int Shifts);

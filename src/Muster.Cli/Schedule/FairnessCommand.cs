// `muster schedule fairness`: who served how much.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Core.Catalog;
using Muster.Core.OnCall;
using Muster.Engine.Projections;

namespace Muster.Cli.Schedule;

internal static class FairnessCommand
{
    public static Command Create()
    {
        ScheduleStretch asked = new();
        return LocalVerb.Make(
            "fairness",
            "Say how many hours each person serves, and how many of them at night and at weekends where they are, by the schedule as it stands now; and how often they were paged.",
            asked.Symbols,
            async (parsed, local, cancel) =>
            {
                Organisation organisation = await local.OrganisationAsync(cancel);
                ScheduleQuestion question = asked.Read(parsed, organisation);
                IReadOnlyList<ReceivedPage> pages =
                    await local.Get<ReceivedPages>().BetweenAsync(question.From, question.To, cancel)
                    ?? throw new Failure(ExitCode.Usage, $"More than {ReceivedPages.Most} pages lie in this time. Ask for less of it.");
                ServedItem[] served =
                [
                    .. Fairness
                        .Of(question.Schedule, question.From, question.To, person => organisation.Person(person)?.Zone, pages)
                        .Select(one => new ServedItem(
                            one.Person.Value,
                            one.Served.TotalHours,
                            one.Night.TotalHours,
                            one.Weekend.TotalHours,
                            one.Shifts,
                            one.Pages,
                            one.NightPages,
                            one.WeekendPages
                        )),
                ];
                parsed.Screen().Answer(served, () => Show(served));
                return ExitCode.Done;
            }
        );
    }

    private static void Show(IReadOnlyList<ServedItem> served) =>
        Screen.Table(
            ["PERSON", "HOURS", "NIGHT", "WEEKEND", "SHIFTS", "PAGES", "NIGHT PAGES", "WEEKEND PAGES"],
            [
                .. served.Select(one =>
                    (IReadOnlyList<string>)
                        [
                            one.Person,
                            Hours(one.Hours),
                            Hours(one.NightHours),
                            Hours(one.WeekendHours),
                            Count(one.Shifts),
                            Count(one.Pages),
                            Count(one.NightPages),
                            Count(one.WeekendPages),
                        ]
                ),
            ],
            "The schedule has nobody."
        );

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Hours(double hours) => hours.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <param name="NightHours">Between 22:00 and 07:00 where the person is.</param>
/// <param name="WeekendHours">On Saturdays and Sundays where the person is.</param>
/// <param name="Pages">Those that they were told of, by this schedule or otherwise; tests are left out.</param>
internal sealed record ServedItem(
    string Person,
    double Hours,
    double NightHours,
    double WeekendHours,
    int Shifts,
    int Pages,
    int NightPages,
    int WeekendPages
);

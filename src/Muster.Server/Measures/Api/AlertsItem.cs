// What came of alerts and pages, as the API answers it.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Measures;
using Muster.Server.Web.Api;

namespace Muster.Server.Measures.Api;

/// <param name="Groups">How many alert groups opened in the period.</param>
/// <param name="Outcomes">Of the pages about alerts that started in it.</param>
/// <param name="ActionableShare">From 0 to 1; null when nothing paged.</param>
/// <param name="Talkers">By how often they opened, the most first.</param>
/// <param name="People">By how often they were paged, the most first.</param>
/// <param name="IsWhole">False where there are more than are counted: the oldest are left out.</param>
public sealed record AlertsItem(
    DateTimeOffset From,
    DateTimeOffset To,
    int Groups,
    ImmutableArray<OutcomeItem> Outcomes,
    double? ActionableShare,
    double? ActionableShareBefore,
    ImmutableArray<TalkerItem> Talkers,
    ImmutableArray<PagedPersonItem> People,
    bool IsWhole
)
{
    internal static AlertsItem Of(AlertsAnswer answer) =>
        new(
            answer.Question.Period.From,
            answer.Question.Period.To,
            answer.Groups.Length,
            [.. answer.Outcomes.Select(one => new OutcomeItem(one.Key.Name(), one.Value))],
            answer.Share,
            answer.ShareBefore,
            [
                .. answer.Talkers.Select(talker => new TalkerItem(
                    talker.Name,
                    talker.Service,
                    talker.Groups,
                    talker.Pages,
                    talker.Actionable,
                    talker.Flapped
                )),
            ],
            [
                .. answer.People.Select(person => new PagedPersonItem(
                    person.Person,
                    person.Pages,
                    person.AtNight,
                    person.Nights,
                    person.WorstNight
                )),
            ],
            answer.IsWhole
        );

    /// <summary>The talkers as a table.</summary>
    internal string Csv()
    {
        CsvText csv = new("alert", "service", "groups", "pages", "actionable", "flapped");
        foreach (TalkerItem talker in Talkers)
        {
            csv.Line(talker.Name, talker.Service?.Value, talker.Groups, talker.Pages, talker.Actionable, talker.Flapped);
        }

        return csv.ToString();
    }
}

/// <param name="Outcome">actionable, not_acted_on, ended_by_itself or unanswered.</param>
public sealed record OutcomeItem(string Outcome, int Pages);

/// <param name="Flapped">How many groups were held because their alerts come and go.</param>
public sealed record TalkerItem(string Name, ServiceId? Service, int Groups, int Pages, int Actionable, int Flapped);

/// <summary>Night is from 22:00 to 07:00 where the person is.</summary>
public sealed record PagedPersonItem(PersonId Person, int Pages, int AtNight, int Nights, int WorstNight);

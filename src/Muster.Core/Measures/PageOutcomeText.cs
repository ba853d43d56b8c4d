// What the outcomes of pages are called.
namespace Muster.Core.Measures;

public static class PageOutcomeText
{
    /// <summary>Stable: what programs read.</summary>
    public static string Name(this PageOutcome outcome) =>
        outcome switch
        {
            PageOutcome.Actionable => "actionable",
            PageOutcome.NotActedOn => "not_acted_on",
            PageOutcome.EndedByItself => "ended_by_itself",
            PageOutcome.Unanswered => "unanswered",
        };

    public static string Label(this PageOutcome outcome) =>
        outcome switch
        {
            PageOutcome.Actionable => "answered, and part of an incident",
            PageOutcome.NotActedOn => "answered, and no incident",
            PageOutcome.EndedByItself => "over before anybody answered",
            PageOutcome.Unanswered => "not answered",
        };
}

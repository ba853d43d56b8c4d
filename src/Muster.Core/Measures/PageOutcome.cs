// What came of a page about alerts.
namespace Muster.Core.Measures;

public enum PageOutcome
{
    /// <summary>A person answered it, and it became an incident or joined one: there was something to do.</summary>
    Actionable,

    /// <summary>A person answered it, and it belongs to no incident: somebody was disturbed to look at it.</summary>
    NotActedOn,

    /// <summary>Its alerts were over before anybody answered.</summary>
    EndedByItself,

    /// <summary>Nobody has answered, and its alerts still fire.</summary>
    Unanswered,
}

// What sort of thing a timeline entry tells of, which picks its icon and its colour.
namespace Muster.Server.Web.Views;

public enum TimelineKind
{
    /// <summary>Said by a person to the others.</summary>
    Note,

    /// <summary>Said to stakeholders.</summary>
    Update,
    Decision,

    /// <summary>The incident reached another phase or severity.</summary>
    Phase,

    /// <summary>An alert fired, a page was sent, something went wrong.</summary>
    Alarm,

    /// <summary>Acknowledged, recovered, resolved, done.</summary>
    Good,

    /// <summary>A role was taken or handed over.</summary>
    Role,
    Task,
    Mitigation,

    /// <summary>What Muster did by itself.</summary>
    System,
}

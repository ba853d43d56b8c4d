// What sort of thing a timeline entry is, so that a door can choose its icon and colour.
namespace Muster.Core.Incidents;

public enum TimelineKind
{
    /// <summary>A signal or an alert group.</summary>
    Alert,

    /// <summary>Phase, severity: where the incident stands.</summary>
    Status,

    Acknowledgement,

    Role,

    /// <summary>Command is offered, taken or declined.</summary>
    Command,

    Note,

    Chat,

    Decision,

    Task,

    Mitigation,

    Statement,

    /// <summary>A time box or a promise ran out.</summary>
    Warning,

    /// <summary>A correction of the record: a title, an instant, a line folded away or brought back.</summary>
    Correction,
}

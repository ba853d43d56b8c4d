// The kinds of change of an alert that its group counts.
namespace Muster.Core.Alerts;

public enum GroupChangeKind
{
    /// <summary>An alert of the group began to fire.</summary>
    Opened,

    /// <summary>A firing alert of the group says something else.</summary>
    Changed,

    /// <summary>An alert of the group ended.</summary>
    Resolved,
}

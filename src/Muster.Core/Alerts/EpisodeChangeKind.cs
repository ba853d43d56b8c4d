// The kinds of what a signal can do to an episode.
namespace Muster.Core.Alerts;

public enum EpisodeChangeKind
{
    /// <summary>A new episode began.</summary>
    Opened,

    /// <summary>It fires still, and only the lease moved.</summary>
    Renewed,

    /// <summary>It fires still, and the sender says something else about it; the lease moved too.</summary>
    Changed,

    /// <summary>It is over.</summary>
    Resolved,

    /// <summary>Nothing happened.</summary>
    Ignored,
}

// Everything that the frame around a page shows, as plain values for one person at one instant.
namespace Muster.Server.Web.Views;

/// <summary>
/// The frame's facts: who is signed in, what is open, whether a page rings for them, whether they are on call.
/// Whatever changes one of these for a person publishes the topic `me` of that person, or `counts` for all.
/// </summary>
public sealed record Shell
{
    /// <summary>The signed-in person; null on a page that nobody signed in to.</summary>
    public Person? Me { get; init; }

    public int OpenIncidents { get; init; }
    public int FiringAlerts { get; init; }

    /// <summary>Reviews that wait for somebody, over all teams.</summary>
    public int ReviewsDue { get; init; }

    /// <summary>The page that rings for this person now; null when none does.</summary>
    public PageNotice? Page { get; init; }

    /// <summary>The shift that this person is in now; null when they are off call.</summary>
    public OnCallNow? OnCall { get; init; }

    /// <summary>What an operator must know on every page, for example that a failover may lose the last alerts; null when all is well.</summary>
    public string? Warning { get; init; }
}

// The issue of an action item in a tracker: sent there by somebody, and how it stands.
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

/// <param name="Tracker">The id of the tracker in the organisation.</param>
/// <param name="By">Who sent it there, and when.</param>
public sealed record TrackedIssue(string Tracker, Actor By, DateTimeOffset At)
{
    /// <summary>What the tracker calls it, such as <c>acme/shop#12</c>; null while it is on its way.</summary>
    public string? Key { get; init; }

    /// <summary>Null while it is on its way.</summary>
    public string? Url { get; init; }

    /// <summary>How it stands there, in the tracker's words.</summary>
    public IssueState? State { get; init; }

    /// <summary>Why the last attempt to open it failed; null when none did.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether nothing tries to open it any more: somebody must send it again.</summary>
    public bool IsGivenUp { get; init; }
}

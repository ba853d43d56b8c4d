// Who said that they cannot respond to a page, and when.
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

/// <summary>It counts for the rest of <see cref="Round"/> (from 1): the next round asks them again.</summary>
public sealed record PageDecline(PersonId By, int Round, DateTimeOffset At)
{
    /// <summary>Nobody of the step was left then, and what comes next was due at once.</summary>
    public bool HasPassedOn { get; init; }
}

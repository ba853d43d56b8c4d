// How long somebody was on call in a stretch of time, and how much of it at night and at weekends.
using Muster.Core.Kernel;

namespace Muster.Core.OnCall;

/// <param name="Served">Time on call; who stands in several rotations at once serves once.</param>
/// <param name="Night">What of it lies between 22:00 and 07:00 where the person is.</param>
/// <param name="Weekend">What of it lies on a Saturday or Sunday where the person is; it may be night as well.</param>
/// <param name="Shifts">How many unbroken times on call these were.</param>
public sealed record ServedTime(PersonId Person, TimeSpan Served, TimeSpan Night, TimeSpan Weekend, int Shifts)
{
    /// <summary>How many pages reached them in this time, whatever they were paged by.</summary>
    public int Pages { get; init; }

    /// <summary>How many of them at night, as it is counted for the hours.</summary>
    public int NightPages { get; init; }

    /// <summary>How many of them at the weekend; they may be at night as well.</summary>
    public int WeekendPages { get; init; }
}

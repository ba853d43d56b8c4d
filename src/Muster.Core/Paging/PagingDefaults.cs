// The limits and defaults of paging, each with its reason.
namespace Muster.Core.Paging;

public static class PagingDefaults
{
    /// <summary>What reached nobody is tried again after 10 minutes: mail that is down is seldom back sooner.</summary>
    public static readonly TimeSpan UnheardAgainMin = TimeSpan.FromMinutes(10);

    /// <summary>Then less and less often, and at least once an hour.</summary>
    public static readonly TimeSpan UnheardAgainMax = TimeSpan.FromHours(1);

    /// <summary>15 seconds: the nodes look for due steps at least every second, so a step this long is never late by a share that matters.</summary>
    public static readonly TimeSpan WaitMin = TimeSpan.FromSeconds(15);

    /// <summary>24 hours: a step that waits longer is no escalation any more.</summary>
    public static readonly TimeSpan WaitMax = TimeSpan.FromHours(24);

    /// <summary>10 further rounds at most: whoever has not answered after eleven will not; the page is exhausted, loudly.</summary>
    public const int RepeatMax = 10;

    /// <summary>20 steps at most, as many levels as any organisation has people who can act.</summary>
    public const int StepsMax = 20;

    /// <summary>50 targets in a step at most; a step that wakes more people is an announcement.</summary>
    public const int TargetsMax = 50;

    /// <summary>
    /// 1 second: how early a step may be notified. Databases keep microseconds where the clock has ticks, so a timer can fire a hair before the instant
    /// that the event says; refusing it would lose the page.
    /// </summary>
    public static readonly TimeSpan EarlyTolerance = TimeSpan.FromSeconds(1);
}

// The limits of silences, each with its reason.
namespace Muster.Core.Alerts;

public static class SilenceDefaults
{
    /// <summary>90 days: what has to be silent for longer than a quarter is a decision for the routes, where others see it.</summary>
    public static readonly TimeSpan DurationMax = TimeSpan.FromDays(90);

    /// <summary>1 day: whoever made it is back at work by then and knows whether it is still needed.</summary>
    public static readonly TimeSpan ReviewAfter = TimeSpan.FromDays(1);

    /// <summary>8 hours for one that was made longer while it held: it has already lasted longer than anybody meant.</summary>
    public static readonly TimeSpan ReviewRenewedAfter = TimeSpan.FromHours(8);

    /// <summary>7 days after a review somebody looks again.</summary>
    public static readonly TimeSpan ReviewEvery = TimeSpan.FromDays(7);

    /// <summary>26 weeks: half a year of maintenance windows is planned at once; after that somebody plans anew.</summary>
    public const int WeeksMax = 26;
}

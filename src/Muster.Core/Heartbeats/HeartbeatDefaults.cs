// The limits and defaults of heartbeats, each with its reason.
namespace Muster.Core.Heartbeats;

public static class HeartbeatDefaults
{
    /// <summary>10 minutes. Source: Opsgenie's heartbeats.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>1 minute: below that a hiccup of the network is an alert.</summary>
    public static readonly TimeSpan IntervalMin = TimeSpan.FromMinutes(1);

    /// <summary>92 days, for a job that runs each quarter.</summary>
    public static readonly TimeSpan IntervalMax = TimeSpan.FromDays(92);

    /// <summary>7 days: a grace that is longer hides the silence that it was to tolerate.</summary>
    public static readonly TimeSpan GraceMax = TimeSpan.FromDays(7);

    /// <summary>10 minutes after an outage of Muster's own: whoever could not be heard tries again within it, and what stays silent is silent.</summary>
    public static readonly TimeSpan HearingMax = TimeSpan.FromMinutes(10);

    /// <summary>1 day: how often the alert of one that stays silent is renewed, well below the longest lease of an alert.</summary>
    public static readonly TimeSpan RenewEvery = TimeSpan.FromDays(1);

    /// <summary>100 characters, for names are shown on one line of a phone.</summary>
    public const int NameCharactersMax = 100;

    /// <summary>500: each is a row that a ping writes, and a list that people read to its end.</summary>
    public const int Max = 500;
}

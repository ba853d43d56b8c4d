// When an alert counts as flapping, and how long it must then fire to page; each with its reason.
namespace Muster.Core.Alerts;

public static class FlappingDefaults
{
    /// <summary>30 minutes: what comes back within them is most likely the same trouble, and whoever was paged for it still has it in mind.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(30);

    /// <summary>4 times: three pages for one trouble have told whoever was to know it; the fourth would teach them to mute their phone.</summary>
    public const int TimesMin = 4;

    /// <summary>5 minutes: longer than a flap, and as long as a step of a page waits; whatever has come to stay is late by no more than one unanswered step.</summary>
    public static readonly TimeSpan Steady = TimeSpan.FromMinutes(5);

    /// <summary>20 openings are remembered for each group key: "20 times" says as much as any larger number.</summary>
    public const int OpeningsMax = 20;

    /// <summary>A group that opens with more than 20 alerts at once is no flapping: it is remembered without them, and pages.</summary>
    public const int AlertsMax = 20;

    /// <summary>1 second: databases keep instants a hair rounder than the clock, and a timer that fires early by that must not hold the page again.</summary>
    public static readonly TimeSpan EarlyTolerance = TimeSpan.FromSeconds(1);
}

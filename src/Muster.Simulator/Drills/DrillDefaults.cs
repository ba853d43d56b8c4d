// The numbers of a drill that no scenario says, each with its reason.
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Drills;

public static class DrillDefaults
{
    /// <summary>As most installations of Prometheus do it.</summary>
    public const int ScrapeSeconds = 15;

    /// <summary>How much measured values scatter; counters of real systems do not agree to the percent.</summary>
    public const double NoiseShare = 0.02;

    /// <summary>How much later alerts come for a veteran.</summary>
    public const int LateAlertSeconds = 60;

    /// <summary>Support reads a complaint about so long after it was felt.</summary>
    public const int ReportSeconds = 90;

    /// <summary>People who were let down before one complains; the next complaint comes after twice as many.</summary>
    public const double PeopleBeforeReport = 20_000;

    /// <summary>
    /// A work binds the hands of whoever does it for its time, and no longer than this: a rollback that runs is watched with one eye. Most quick works are shorter.
    /// </summary>
    public const int HandsSeconds = 60;

    /// <summary>So many works may wait for one pair of hands: a third is not an order any more, it is a list.</summary>
    public const int WaitingMax = 2;

    /// <summary>Two who give orders within this time without either being in command confuse those who work.</summary>
    public const int ConfusionSeconds = 120;

    /// <summary>Somebody who is confused about who commands needs half as long again.</summary>
    public const double ConfusedPace = 0.67;

    /// <summary>Whoever says that their shift ends goes so long afterwards.</summary>
    public const int LeavesAfterSeconds = 300;

    /// <summary>The share of a veteran's drills in which somebody's shift ends.</summary>
    public const double ShiftEndsShare = 0.7;

    /// <summary>In which part of such a drill: in the middle of the work, with time left to hand over.</summary>
    public static Span ShiftEndsWithin { get; } = new(0.3, 0.5);

    /// <summary>Customers lose more than this share of what they want: it bleeds. Below it people do not notice.</summary>
    public const double BleedingShare = 0.03;

    /// <summary>Below this share of loss the service is whole.</summary>
    public const double WholeShare = 0.01;

    /// <summary>It has to hold for so long before it counts.</summary>
    public const int HoldsSeconds = 60;
}

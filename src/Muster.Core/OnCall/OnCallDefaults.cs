// The limits of schedules, each with its reason.
namespace Muster.Core.OnCall;

public static class OnCallDefaults
{
    /// <summary>A year: a longer shift is an assignment, not a rotation.</summary>
    public const int ShiftDaysMax = 365;

    /// <summary>Years that a rotation may start in. Time-zone rules are kept from 1970 on, and nobody can know them a century ahead.</summary>
    public const int StartYearMin = 1970;

    public const int StartYearMax = 2100;

    /// <summary>100: a calendar with more rotations, or a rotation with more members, cannot be read by the people in it.</summary>
    public const int RotationsMax = 100;

    public const int MembersMax = 100;

    /// <summary>1,000 overrides, three a day for a year.</summary>
    public const int OverridesMax = 1000;

    /// <summary>A year: whoever stands in for longer belongs into the rotation.</summary>
    public static readonly TimeSpan OverrideMax = TimeSpan.FromDays(366);

    /// <summary>800 days: two years and a season are the longest stretch of shifts that is listed at once.</summary>
    public static readonly TimeSpan ListedMax = TimeSpan.FromDays(800);
}

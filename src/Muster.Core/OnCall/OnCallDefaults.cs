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

    /// <summary>A year of hours: as long as a shift may be in days.</summary>
    public const int ShiftHoursMax = 24 * ShiftDaysMax;

    /// <summary>Ten layers: whoever needs more has several schedules in one.</summary>
    public const int LayerMax = 9;

    /// <summary>21 restrictions: three a day when each weekday has its own.</summary>
    public const int RestrictionsMax = 21;

    /// <summary>50 years: time-zone rules are a guess far sooner.</summary>
    public static readonly TimeSpan ListedMax = TimeSpan.FromDays(50 * 366);

    /// <summary>Half a million shifts at once, 40 years of one that changes hourly.</summary>
    public const long ShiftsListedMax = 500_000;

    /// <summary>
    /// 10,000 turns, 27 years of daily ones: who is next by hours served is only known by playing the turns before, so counting begins anew after as many, and no
    /// question plays more of them for its first answer.
    /// </summary>
    public const int TurnsCountedMax = 10_000;
}

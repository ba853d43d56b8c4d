// Whether a rotation can be resolved: members, shifts with a length, a known zone, restrictions that leave some time.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.OnCall;

public static class RotationRules
{
    /// <summary>Every mistake in the rotation itself but its name, at paths such as <c>restrictions[0].to</c>.</summary>
    public static IEnumerable<FieldError> Check(Rotation rotation)
    {
        ArgumentNullException.ThrowIfNull(rotation);
        return [.. CheckMembers(rotation), .. CheckLength(rotation), .. CheckPlace(rotation), .. CheckRestrictions(rotation)];
    }

    private static IEnumerable<FieldError> CheckMembers(Rotation rotation)
    {
        if (rotation.Members.IsDefaultOrEmpty)
        {
            yield return new("members", "A rotation has at least one member.");
        }
        else if (rotation.Members.Length > OnCallDefaults.MembersMax)
        {
            yield return new(
                "members",
                $"A rotation has at most {OnCallDefaults.MembersMax} members, this one has {rotation.Members.Length}."
            );
        }

        int different = rotation.Members.IsDefault ? 0 : rotation.Members.Distinct().Count();
        if (rotation.Together is < 1 || rotation.Together > Math.Max(different, 1))
        {
            yield return new(
                "together",
                $"1 to {Math.Max(different, 1)} of these members can be on call together, not {rotation.Together}."
            );
        }
    }

    private static IEnumerable<FieldError> CheckLength(Rotation rotation)
    {
        if (rotation.ShiftHours is null && rotation.ShiftDays is < 1 or > OnCallDefaults.ShiftDaysMax)
        {
            yield return new("shiftDays", $"A shift lasts 1 to {OnCallDefaults.ShiftDaysMax} days, not {rotation.ShiftDays}.");
        }

        if (rotation.ShiftHours is < 1 or > OnCallDefaults.ShiftHoursMax)
        {
            yield return new("shiftHours", $"A shift lasts 1 to {OnCallDefaults.ShiftHoursMax} hours, not {rotation.ShiftHours}.");
        }

        if (rotation is { ShiftHours: not null, ShiftDays: not 0 })
        {
            yield return new("shiftDays", "A shift is counted in days or in hours; keep one of shiftDays and shiftHours.");
        }
    }

    private static IEnumerable<FieldError> CheckPlace(Rotation rotation)
    {
        if (rotation.Start.Year is < OnCallDefaults.StartYearMin or > OnCallDefaults.StartYearMax)
        {
            yield return new(
                "start",
                $"A rotation starts between {OnCallDefaults.StartYearMin} and {OnCallDefaults.StartYearMax}, not in {rotation.Start.Year}."
            );
        }

        if (rotation.Zone is not null && !ScheduleRules.IsKnownZone(rotation.Zone))
        {
            yield return new(
                "zone",
                $"'{rotation.Zone}' is no IANA time zone; use a name such as Europe/Prague, or leave it out for that of the schedule."
            );
        }

        if (rotation.Layer is < 0 or > OnCallDefaults.LayerMax)
        {
            yield return new("layer", $"A layer is 0 (lowest) to {OnCallDefaults.LayerMax}, not {rotation.Layer}.");
        }
    }

    private static IEnumerable<FieldError> CheckRestrictions(Rotation rotation)
    {
        ImmutableArray<Restriction> restrictions = rotation.Windows;
        if (restrictions.Length > OnCallDefaults.RestrictionsMax)
        {
            yield return new(
                "restrictions",
                $"A rotation has at most {OnCallDefaults.RestrictionsMax} restrictions, this one has {restrictions.Length}."
            );
        }

        for (int index = 0; index < restrictions.Length; index++)
        {
            Restriction one = restrictions[index];
            if (one.ToDay is not null && (one.Days.IsDefault ? 0 : one.Days.Length) != 1)
            {
                yield return new($"restrictions[{index}].days", "What ends on a named weekday begins on one: name it here, and only it.");
            }
        }
    }
}

// Whether a schedule can be read: a known zone, rotations with members, overrides that end after they start.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using NodaTime;

namespace Muster.Core.OnCall;

public static class ScheduleRules
{
    /// <summary>Every mistake in the schedule itself, at paths such as <c>rotations[0].members</c> (indices from 0); whether people exist is the organisation's to say.</summary>
    public static ImmutableArray<FieldError> Check(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return
        [
            .. CheckZone(schedule),
            .. schedule.IsImported ? CheckImported(schedule) : CheckRotations(schedule.Rotations),
            .. CheckOverrides(schedule),
        ];
    }

    public static bool IsKnownZone(string? zone) => zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;

    private static IEnumerable<FieldError> CheckZone(Schedule schedule)
    {
        if (!IsKnownZone(schedule.Zone))
        {
            yield return new("zone", $"'{schedule.Zone}' is no IANA time zone; use a name such as Europe/Prague.");
        }
    }

    private static IEnumerable<FieldError> CheckImported(Schedule schedule)
    {
        if (!schedule.Rotations.IsDefaultOrEmpty)
        {
            yield return new("rotations", "A schedule has either rotations or a calendar that is imported; leave one of them out.");
        }
    }

    private static IEnumerable<FieldError> CheckRotations(ImmutableArray<Rotation> rotations)
    {
        if (rotations.IsDefaultOrEmpty)
        {
            yield return new("rotations", "A schedule has at least one rotation.");
            yield break;
        }

        if (rotations.Length > OnCallDefaults.RotationsMax)
        {
            yield return new(
                "rotations",
                $"A schedule has at most {OnCallDefaults.RotationsMax} rotations, this one has {rotations.Length}."
            );
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        for (int index = 0; index < rotations.Length; index++)
        {
            Rotation rotation = rotations[index];
            string path = $"rotations[{index}]";
            if (string.IsNullOrWhiteSpace(rotation.Name) || !names.Add(rotation.Name))
            {
                yield return new(path + ".name", $"A rotation has a name of its own in its schedule; '{rotation.Name}' is empty or taken.");
            }

            foreach (FieldError mistake in RotationRules.Check(rotation).Select(one => one with { Field = path + "." + one.Field }))
            {
                yield return mistake;
            }
        }
    }

    private static IEnumerable<FieldError> CheckOverrides(Schedule schedule)
    {
        if (schedule.Overrides.IsDefault)
        {
            yield break;
        }

        if (schedule.Overrides.Length > OnCallDefaults.OverridesMax)
        {
            yield return new("overrides", $"A schedule has at most {OnCallDefaults.OverridesMax} overrides; retire those that are over.");
        }

        for (int index = 0; index < schedule.Overrides.Length; index++)
        {
            ScheduleOverride wanted = schedule.Overrides[index];
            if (wanted.End <= wanted.Start)
            {
                yield return new(
                    $"overrides[{index}].end",
                    $"An override ends after it starts; this one starts {wanted.Start:u} and ends {wanted.End:u}."
                );
            }

            if (wanted.End - wanted.Start > OnCallDefaults.OverrideMax)
            {
                yield return new(
                    $"overrides[{index}].end",
                    $"An override lasts {OnCallDefaults.OverrideMax.Days} days at most; this one starts {wanted.Start:u} and ends {wanted.End:u}. "
                        + "Whoever stands in for longer belongs into the rotation."
                );
            }

            if (wanted.Rotation is not null && !Names(schedule).Contains(wanted.Rotation))
            {
                yield return new($"overrides[{index}].rotation", $"The schedule has no rotation '{wanted.Rotation}'.");
            }
        }
    }

    private static IEnumerable<string> Names(Schedule schedule) =>
        schedule.IsImported ? [ListedShifts.RotationName] : schedule.Rotations.Select(rotation => rotation.Name);
}

// Whether alerts come and go so often that a new episode is no news.
using System.Collections.Immutable;

namespace Muster.Core.Alerts;

/// <summary>
/// The latest openings of the groups with one key, the oldest first. An alert flaps when it has opened a group <see cref="FlappingDefaults.TimesMin"/> times within
/// <see cref="FlappingDefaults.Window"/>; episodes that joined an open group paged nobody and are not counted.
/// </summary>
public sealed record Flapping(ImmutableArray<Opening> Openings)
{
    public static Flapping None { get; } = new([]);

    /// <summary>With one more opening; without those that are too old to matter.</summary>
    public Flapping With(DateTimeOffset now, IEnumerable<Alert> alerts)
    {
        ImmutableArray<string> opened = [.. alerts.Select(alert => alert.Fingerprint.ToString()).Distinct(StringComparer.Ordinal)];
        Opening opening = new(now, opened.Length > FlappingDefaults.AlertsMax ? [] : opened);
        IEnumerable<Opening> recent = Openings.Where(one => one.At > now - FlappingDefaults.Window);
        return new([.. recent.Append(opening).TakeLast(FlappingDefaults.OpeningsMax)]);
    }

    /// <summary>How often the least frequent of these alerts has opened a group lately; 0 for no alerts.</summary>
    public int Times(IEnumerable<Alert> alerts, DateTimeOffset now)
    {
        Opening[] recent = [.. Openings.Where(one => one.At > now - FlappingDefaults.Window)];
        return alerts
            .Select(alert => alert.Fingerprint.ToString())
            .Distinct(StringComparer.Ordinal)
            .Select(alert => recent.Count(one => one.Alerts.Contains(alert)))
            .DefaultIfEmpty(0)
            .Min();
    }

    /// <summary>Whether a group of alerts that flap waits instead of paging: never one of SEV-1, and only until it has fired for <see cref="FlappingDefaults.Steady"/>.</summary>
    public static bool Holds(AlertGroup group, int times, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(group);
        return times >= FlappingDefaults.TimesMin
            && group.Severity != Kernel.Severity.Sev1
            && now < SteadyAt(group) - FlappingDefaults.EarlyTolerance;
    }

    /// <summary>When it is paged after all.</summary>
    public static DateTimeOffset SteadyAt(AlertGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.OpenedAt + FlappingDefaults.Steady;
    }
}

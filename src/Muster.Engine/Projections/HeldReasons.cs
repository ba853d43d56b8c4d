// Why an open alert group pages nobody, in words for the console.
using System.Globalization;
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Engine.Projections;

public static class HeldReasons
{
    public const string NoRoute = "no route: no service takes this alert. Add a route, or a label 'service' that names one.";

    public const string Drill = "a drill: only those who play it are paged, and only where they wanted real pages";

    public const string OverBeforeRouted = "over before anybody had to be paged";

    private const string SilencedPrefix = "silenced";

    private const string InhibitedPrefix = "inhibited";

    private const string PingsPrefix = "pings of the heartbeat ";

    private const string FlappingPrefix = "flapping";

    public static string ServiceRetired(ServiceId service) => $"the service '{service}' is not in use any more";

    public static string DoesNotPage(Severity severity) => $"{severity.Label()} pages nobody";

    public static string Silenced(Silence silence)
    {
        ArgumentNullException.ThrowIfNull(silence);
        return $"{SilencedPrefix} until {silence.EndsAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC by {silence.CreatedBy}: {silence.Comment}";
    }

    public static string Inhibited(Inhibition inhibition)
    {
        ArgumentNullException.ThrowIfNull(inhibition);
        return $"{InhibitedPrefix} by {inhibition.By.Name}: {inhibition.Reason}";
    }

    public static string Pings(string heartbeat) => PingsPrefix + heartbeat;

    /// <summary>The heartbeat that the alerts of a group are pings of; null when they are none.</summary>
    public static string? HeartbeatOf(AlertGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Page is null && group.Held is { } held && held.StartsWith(PingsPrefix, StringComparison.Ordinal)
            ? held[PingsPrefix.Length..]
            : null;
    }

    public static string Flapping(int times) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{FlappingPrefix}: {times} times in {FlappingDefaults.Window.TotalMinutes:0} minutes; paged when it has fired for {FlappingDefaults.Steady.TotalMinutes:0} minutes"
        );

    /// <summary>Whether a group waits because its alerts come and go.</summary>
    public static bool IsFlapping(AlertGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Page is null && group.Held is { } held && held.StartsWith(FlappingPrefix, StringComparison.Ordinal);
    }

    /// <summary>Whether a group waits for the end of a silence, or of another alert that hides it.</summary>
    public static bool IsMuted(AlertGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return IsInhibited(group)
            || (group.Page is null && group.Held is { } held && held.StartsWith(SilencedPrefix, StringComparison.Ordinal));
    }

    /// <summary>Whether a group waits for the end of another alert that hides it.</summary>
    public static bool IsInhibited(AlertGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Page is null && group.Held is { } held && held.StartsWith(InhibitedPrefix, StringComparison.Ordinal);
    }
}

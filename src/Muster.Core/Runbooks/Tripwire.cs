// Which runs an alert stops by its annotation.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

/// <summary>
/// An alert that says that something goes away too fast names in its annotation <see cref="Annotation"/> what to stop: <c>service</c>, the runs of the service that it
/// is routed to and every command of <c>muster run</c>, for nobody knows what that touches; <c>all</c>, every run; or a run by its id.
/// </summary>
public static class Tripwire
{
    public const string Annotation = "muster_abort";

    private const string All = "all";

    private const string OfService = "service";

    /// <summary>What the alert names; null when it is no tripwire.</summary>
    public static string? AbortOf(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return alert.Annotations[Annotation].Trim() is { Length: > 0 } named ? named : null;
    }

    /// <summary>Why it stops them, for the timeline.</summary>
    public static string Reason(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        string summary = alert.Annotations["summary"];
        return OutputText.Fit(
            summary.Length > 0 ? $"The alert {alert.Labels["alertname"]}: {summary}." : $"The alert {alert.Labels["alertname"]}.",
            RunDefaults.ToldBytesMax
        );
    }

    /// <summary>Whether such an alert stops a run: one that is under way, and that is meant.</summary>
    /// <param name="service">Where the alert was routed; null where no route takes it.</param>
    public static bool Stops(string abort, ServiceId? service, RunbookRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Status == RunStatus.Running
            && abort switch
            {
                All => true,
                OfService => run.Content.Command is not null || (service is { } id && run.Services.Contains(id)),
                _ => abort == run.Id.Value,
            };
    }
}

// Alerts of a route with a heartbeat are its pings: for a Watchdog that fires as long as all is well.
using Muster.Core.Alerts;
using Muster.Core.Heartbeats;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Pager;

/// <summary>
/// Each renewal of such an alert is a ping at the instant of the renewal. It is looked for every few seconds, because renewals pass by the router; a heartbeat of
/// minutes is none the later for it.
/// </summary>
public sealed class AlertsAsPings(
    IAlertStore alerts,
    IViewStore views,
    HeartbeatBook book,
    OrganisationReader organisations,
    TimeProvider clock
) : ICycle
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private DateTimeOffset _lookedAt;

    public string Name => "alerts-as-pings";

    public Wake Signal(Wake commits) => commits.Unhurried;

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (now - _lookedAt < LookAgain || (await organisations.CurrentAsync(stop)).Routes.All(route => route.Heartbeat is null))
        {
            return null;
        }

        _lookedAt = now;
        foreach (View row in await views.AllAsync(Views.Group, [Views.Pings], stop))
        {
            AlertGroup group = row.Row<AlertGroup>();
            IReadOnlyList<Alert> firing = await alerts.FiringOfGroupAsync(group.Id, 0, PagerDefaults.AlertsOfGroupMax, stop);
            if (firing.MaxBy(alert => alert.UpdatedAt) is { } heard && HeldReasons.HeartbeatOf(group) is { } name)
            {
                await book.WriteAsync(name, (present, _) => Heard(present, heard), heard.Key);
            }
        }

        return null;
    }

    /// <summary>Null when it was heard as late as this already.</summary>
    private static Heartbeat? Heard(Heartbeat? heartbeat, Alert alert) =>
        heartbeat is null || heartbeat.PingedAt >= alert.UpdatedAt ? null : heartbeat.Pinged(alert.Key, alert.UpdatedAt);
}

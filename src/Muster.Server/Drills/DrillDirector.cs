// Sends the alerts of the drills that are played through the intake, as the monitoring of a real system would.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills;

/// <summary>
/// Every node plays every drill that goes and says what fires in it: a signal that another node sent too only renews the alert. What a server forgets when it is restarted
/// it says again, and an alert of which nobody speaks any more ends with its lease. A drill whose time is up is ended.
/// </summary>
public sealed class DrillDirector(IViewStore views, DrillReader reader, AlertIntake intake, CommandRunner runner, TimeProvider clock)
    : ICycle
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>Well within <see cref="DrillSignals.Lease"/>.</summary>
    private static readonly TimeSpan RenewEvery = TimeSpan.FromMinutes(1);

    private const int DrillsMax = 50;

    private static readonly Actor By = Actor.System("drill");

    private readonly Dictionary<DrillId, (ImmutableHashSet<string> Raised, DateTimeOffset SaidAt)> _said = [];
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public string Name => "drills";

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (now < _next)
        {
            return _next;
        }

        IReadOnlyList<View> open = await views.ListAsync(new ViewQuery(Views.Drill, [Views.Open], null, null, DrillsMax), stop);
        DrillId[] played = [.. open.Select(view => view.Row<DrillRow>().Id)];
        foreach (DrillId id in played.Union(_said.Keys).ToArray())
        {
            await SayAsync(id, now, stop);
        }

        _next = now + Every;
        return played.Length > 0 ? _next : null;
    }

    private async Task SayAsync(DrillId id, DateTimeOffset now, CancellationToken stop)
    {
        (ImmutableHashSet<string> before, DateTimeOffset saidAt) = _said.GetValueOrDefault(id, ([], DateTimeOffset.MinValue));
        PlayedDrill? played = await reader.ReadAsync(id, null, stop);
        bool isOver = played is null || DrillClock.IsOver(played.Drill, now);
        ImmutableHashSet<string> raised = isOver ? [] : [.. played!.Run.Monitoring.Raised.Select(rule => rule.Name)];
        bool isNews = !raised.SetEquals(before) || (raised.Count > 0 && now - saidAt >= RenewEvery);
        if (isNews && played is not null)
        {
            await intake.AcceptAsync(DrillAlerts.Door, DrillSignals.Key, [.. Signals(played, raised.Union(before), raised, now)], stop);
        }

        if (isOver)
        {
            _said.Remove(id);
            if (played is { Drill.End: null })
            {
                await runner.RunAsync(null, (work, cancel) => work.DecideDrillAsync(id, new DrillCommand.Stop(By, work.Now), cancel), stop);
            }
        }
        else if (isNews)
        {
            _said[id] = (raised, now);
        }
    }

    private static IEnumerable<Signal> Signals(
        PlayedDrill played,
        ImmutableHashSet<string> all,
        ImmutableHashSet<string> raised,
        DateTimeOffset now
    )
    {
        foreach (AlertRule rule in played.Scenario.Alerts.Where(rule => all.Contains(rule.Name)))
        {
            Severity severity = rule.Pages ? played.Scenario.Severity : Severity.Sev4;
            yield return DrillSignals.Of(
                played.Drill.Id,
                rule.Name,
                rule.When.Component,
                "DRILL: " + rule.Summary,
                severity,
                !raised.Contains(rule.Name),
                now,
                now
            );
        }
    }
}

// Sends the alerts of the drills that are played through the intake, as the monitoring of a real system would.
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Muster.Core.Alerts;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills;

/// <summary>
/// Every node plays every drill that goes and says what fires in it: a signal that another node sent too only renews the alert. What a server forgets when it is restarted
/// it says again, and an alert of which nobody speaks any more ends with its lease. A drill whose time is up is ended.
/// </summary>
public sealed partial class DrillDirector(
    IViewStore views,
    DrillReader reader,
    DrillRuns runs,
    DrillPars pars,
    AlertIntake intake,
    CommandRunner runner,
    DrillTicker ticker,
    TimeProvider clock,
    ILogger<DrillDirector> logger
) : ICycle
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>Well within <see cref="DrillSignals.Lease"/>.</summary>
    private static readonly TimeSpan RenewEvery = TimeSpan.FromMinutes(1);

    private const int DrillsMax = 50;

    private readonly Dictionary<DrillId, (ImmutableHashSet<string> Raised, DateTimeOffset SaidAt)> _said = [];
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public string Name => "drills";

    public Wake Signal(Wake commits) => commits.Rows(Views.Drill);

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (now < _next)
        {
            return _next;
        }

        _next = now + Every;
        IReadOnlyList<View> open = await views.ListAsync(new ViewQuery(Views.Drill, [Views.Open], null, null, DrillsMax), stop);
        DrillId[] played = [.. open.Select(view => view.Row<DrillRow>().Id)];
        foreach (DrillId id in played.Union(_said.Keys).ToArray())
        {
            try
            {
                await SayAsync(id, now, stop);
            }
            catch (Exception failure) when (failure is not (StoreUnavailableException or OperationCanceledException))
            {
                // One drill that cannot be played must keep no other from being played, and is no trouble of the pager.
                Log.NotPlayed(logger, failure, id);
            }
        }

        return played.Length > 0 ? _next : null;
    }

    private async Task SayAsync(DrillId id, DateTimeOffset now, CancellationToken stop)
    {
        (Drill drill, _) = await reader.StreamAsync(id, stop);
        ticker.Watch(drill);
        Scenario? scenario = DrillReader.ScenarioOf(drill);
        bool isForgotten = drill.Pause is { } pause && now - pause.At > DrillLimits.PauseMax;
        if (scenario is null || isForgotten || DrillClock.IsOver(drill, now))
        {
            await EndAsync(drill, scenario, now, stop);
            return;
        }

        (ImmutableHashSet<string> before, DateTimeOffset saidAt) = _said.GetValueOrDefault(id, ([], DateTimeOffset.MinValue));
        DrillWalk walk = runs.Take(drill, scenario, DrillClock.Second(drill, now));
        ImmutableHashSet<string> raised = [.. walk.Run.Monitoring.Raised.Select(rule => rule.Name)];
        runs.GiveBack(walk);
        if (raised.Count > 0)
        {
            // There is something to play now, so somebody will ask in the debrief how well it could have gone.
            pars.Begin(walk.Run.Variant);
        }

        if (!raised.SetEquals(before) || (raised.Count > 0 && now - saidAt >= RenewEvery))
        {
            await SendAsync(drill, scenario, raised.Union(before), raised, now, stop);
            _said[id] = (raised, now);
        }
    }

    /// <summary>Its alerts are over with it. One whose scenario has changed cannot be played on; one that was paused and forgotten is not.</summary>
    private async Task EndAsync(Drill drill, Scenario? scenario, DateTimeOffset now, CancellationToken stop)
    {
        if (_said.Remove(drill.Id, out (ImmutableHashSet<string> Raised, DateTimeOffset SaidAt) said) && scenario is not null)
        {
            await SendAsync(drill, scenario, said.Raised, [], now, stop);
        }

        if (drill.Exists && drill.End is null)
        {
            await runner.RunAsync(
                null,
                (work, cancel) => work.DecideDrillAsync(drill.Id, new DrillCommand.Stop(DrillPages.By, work.Now), cancel),
                stop
            );
        }
    }

    private async Task SendAsync(
        Drill drill,
        Scenario scenario,
        ImmutableHashSet<string> all,
        ImmutableHashSet<string> raised,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (!all.IsEmpty)
        {
            await intake.AcceptAsync(DrillAlerts.Door, DrillSignals.Key, [.. Signals(drill, scenario, all, raised, now)], stop);
        }
    }

    private static IEnumerable<Signal> Signals(
        Drill drill,
        Scenario scenario,
        ImmutableHashSet<string> all,
        ImmutableHashSet<string> raised,
        DateTimeOffset now
    )
    {
        foreach (AlertRule rule in scenario.Alerts.Where(rule => all.Contains(rule.Name)))
        {
            Severity severity = rule.Pages ? scenario.Severity : Severity.Sev4;
            bool isOver = !raised.Contains(rule.Name);
            yield return DrillSignals.Of(drill.Id, rule.Name, rule.When.Component, rule.Summary, severity, isOver, now);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The drill {Drill} was not played; it is tried again.")]
        public static partial void NotPlayed(ILogger logger, Exception failure, DrillId drill);
    }
}

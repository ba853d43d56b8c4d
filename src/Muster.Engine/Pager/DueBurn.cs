// It is looked at whether an SLO burns its budget too fast: then its alert fires, and it ends when the burn does.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Slos;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;
using Muster.Engine.Slos;

namespace Muster.Engine.Pager;

/// <summary>
/// Alerts are raised before the commit that fires the timer: a crash between the two raises them once more, which renews them. While no data comes in, what fires goes on
/// firing (<see cref="GoalStatus.At"/>): nobody knows that it is over.
/// </summary>
public sealed class DueBurn(IViewStore views, SloReader reader, AlertIntake intake) : ITimerHandler
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public string Kind => EngineTimers.BurnDue;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        string name = EngineTimers.BurnOf(timer);
        if (await views.FindAsync(Views.Slo, name, cancel) is not { } view)
        {
            return;
        }

        SloRow row = view.Row<SloRow>();
        View? read = await views.FindAsync(Views.SloBurns, name, cancel);
        RaisedBurns before = read?.Row<RaisedBurns>() ?? RaisedBurns.None(row.Id);
        SloStatus? status = row.Retirement is null ? await reader.StatusAsync(row, work.Now, cancel) : null;
        RaisedBurns after = before with { Raised = status is null ? [] : Firing(status, before) };
        ImmutableArray<Signal> signals =
        [
            .. after.Raised.Select(one => Burning(status!, one)),
            .. before
                .Raised.Where(one => !after.Raised.Any(still => still.Goal == one.Goal && still.Burn == one.Burn))
                .Select(one => BurnSignals.Over(row.Id, one.Goal, one.Burn)),
        ];
        if (!signals.IsEmpty)
        {
            await intake.AcceptAsync(BurnSignals.Door, "muster", signals, CancellationToken.None);
        }

        if (!after.Raised.SequenceEqual(before.Raised))
        {
            work.Put(new View(Views.SloBurns, name, Views.Recorded, work.Now, "", ViewJson.Write(after)), read);
        }

        if (status is not null)
        {
            work.SetTimer(EngineTimers.ForBurn(row.Id, work.Now + Every));
        }
    }

    private static ImmutableArray<RaisedBurn> Firing(SloStatus status, RaisedBurns before) =>
        [
            .. from goal in Enumerable.Range(0, status.Goals.Length)
            from burn in status.Goals[goal].Burns
            let known = before.Raised.FirstOrDefault(one => one.Goal == goal && one.Burn == burn.Alert.Name)
            where burn.IsFiring
            select known ?? new RaisedBurn(goal, burn.Alert.Name, status.At),
        ];

    private static Signal Burning(SloStatus status, RaisedBurn raised)
    {
        GoalStatus goal = status.Goals[raised.Goal];
        BurnReading burn = goal.Burns.First(burn => burn.Alert.Name == raised.Burn);
        return BurnSignals.Burning(status.Slo, raised.Goal, burn, goal.Budget, status.Freshness, raised.Since);
    }
}

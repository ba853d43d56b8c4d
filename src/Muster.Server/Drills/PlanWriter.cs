// Plans drills, starts them at their time and calls them off, in one way for the console and for the API.
using System.Collections.Immutable;
using System.Security.Cryptography;
using Muster.Core.Catalog;
using Muster.Core.DrillPlans;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Web.Api;

namespace Muster.Server.Drills;

/// <summary>A write is never bound to the request: who hangs up after pressing the button has pressed it.</summary>
public sealed class PlanWriter(
    CommandRunner runner,
    DrillWriter drills,
    OrganisationReader organisations,
    IEventStore store,
    IViewStore views,
    TimeProvider clock
)
{
    /// <summary>As in life.</summary>
    private const int Speed = 1;

    /// <summary>Answers the id of what was planned too, also when the same request had planned it before; null when it was refused. Every mistake is told at once.</summary>
    public async Task<(Outcome Outcome, DrillPlanId? Id)> MakeAsync(PlanWish wish, Asking asking)
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(asking);
        Organisation known = await organisations.CurrentAsync(CancellationToken.None);
        ImmutableArray<FieldError> wrong = DrillWriter.Check(wish.Scenario ?? ScenarioLibrary.All[0].Id, wish.Difficulty);
        if (!wrong.IsEmpty)
        {
            DrillPlanCommand.Make tried = Make(new DrillPlanId(1), wish, known, asking.By, clock.GetUtcNow());
            Rejection? also = (DrillPlan.Decide(DrillPlan.Initial, tried) as Decision<DrillPlanEvent>.Rejected)?.Why;
            IEnumerable<FieldError> rest = also?.Errors.Where(one => !wrong.Any(known => known.Field == one.Field)) ?? [];
            return (new Outcome.Refused(DrillRefusals.InvalidPlan([.. wrong, .. rest])), null);
        }

        DrillPlanId? made = null;
        Outcome outcome = await runner.RunAsync(
            asking.Operation,
            async (work, cancel) =>
            {
                DrillPlanId id = new(await work.NextNumberAsync("drill_plan", cancel));
                made = id;
                MadeByOperation.Remember(work, asking.Operation, id);
                return await work.DecideDrillPlanAsync(id, Make(id, wish, known, asking.By, work.Now), cancel);
            },
            CancellationToken.None
        );
        return outcome switch
        {
            Outcome.Done => (outcome, made),
            Outcome.AlreadyDone => (
                outcome,
                await MadeByOperation.FindAsync<DrillPlanId>(views, asking.Operation!, CancellationToken.None)
            ),
            _ => (outcome, null),
        };
    }

    /// <summary>Starts what was planned, and a surprise is drawn now; answers the drill's id too, null when it was refused or the same request had started it before.</summary>
    public async Task<(Outcome Outcome, DrillId? Drill)> PlayAsync(DrillPlanId id, Asking asking)
    {
        ArgumentNullException.ThrowIfNull(asking);
        DrillPlan plan = await ReadAsync(id, CancellationToken.None);
        if (!plan.Exists)
        {
            return (new Outcome.Refused(DrillRefusals.NoSuchPlan(id.Value)), null);
        }

        string scenario = plan.Scenario ?? ScenarioLibrary.All[RandomNumberGenerator.GetInt32(ScenarioLibrary.All.Length)].Id;
        return await drills.StartAsync(
            new(scenario, plan.Difficulty, Speed, Seed: null, PagesPeople: false),
            asking,
            (work, drill, cancel) => work.DecideDrillPlanAsync(id, new DrillPlanCommand.Play(drill, asking.By, work.Now), cancel)
        );
    }

    public Task<Outcome> CancelAsync(DrillPlanId id, string reason, Asking asking)
    {
        ArgumentNullException.ThrowIfNull(asking);
        return runner.RunAsync(
            asking.Operation,
            (work, cancel) => work.DecideDrillPlanAsync(id, new DrillPlanCommand.Cancel(reason, asking.By, work.Now), cancel),
            CancellationToken.None
        );
    }

    /// <summary>One that does not exist when there is none.</summary>
    public async Task<DrillPlan> ReadAsync(DrillPlanId id, CancellationToken cancel) =>
        (await StreamReplay.ReadAsync<DrillPlan, DrillPlanCommand, DrillPlanEvent>(store, id.Value, cancel)).State;

    private static DrillPlanCommand.Make Make(DrillPlanId id, PlanWish wish, Organisation known, Actor by, DateTimeOffset now) =>
        new(id, known, wish.Team, wish.Scenario, wish.Difficulty, wish.StartsAt, wish.Zone, wish.Repeat, wish.Invited, by, now);
}

// What the API answers about planned drills: how one stands after a write, or why it was refused.
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;

namespace Muster.Server.Drills.Api;

public sealed class DrillPlanAnswers(PlanWriter writer, DrillReader reader, IViewStore views, TimeProvider clock)
{
    private const int PastMax = 100;

    public async Task<Ok<DrillPlanList>> ListAsync(CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        IReadOnlyList<View> open = await views.AllAsync(Views.DrillPlan, [Views.Open], cancel);
        IReadOnlyList<View> closed = await views.ListAsync(new(Views.DrillPlan, [Views.Closed], null, null, PastMax), cancel);
        IEnumerable<DrillPlanItem> items = open.Concat(closed).Select(row => DrillPlanItem.Of(row.Row<DrillPlanRow>(), now));
        return TypedResults.Ok(new DrillPlanList([.. items.OrderBy(item => item.Next ?? DateTimeOffset.MaxValue)]));
    }

    public async Task<Results<Created<DrillPlanItem>, ProblemHttpResult>> MakeAsync(PlanDrillBody body, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        PlanWish wish = new(body.Team, body.Scenario, body.Difficulty, body.StartsAt, body.Zone, body.Repeat, body.Invited ?? []);
        (Outcome outcome, DrillPlanId? id) = await writer.MakeAsync(wish, asking);
        if (outcome is Outcome.Refused { Why: var why })
        {
            return why.ToProblem();
        }

        DrillPlanId made = id ?? throw new InvalidOperationException("A drill was planned and its number is not known.");
        return TypedResults.Created("/api/v1/drill-plans", await ItemAsync(made, outcome));
    }

    public async Task<Results<Created<DrillDetail>, ProblemHttpResult>> StartAsync(string id, HttpContext http)
    {
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        if (!DrillPlanId.TryParse(id, out DrillPlanId plan))
        {
            return DrillRefusals.NoSuchPlan(id).ToProblem();
        }

        (Outcome outcome, DrillId? drill) = await writer.PlayAsync(plan, asking);
        if (outcome is Outcome.Refused { Why: var why })
        {
            return why.ToProblem();
        }

        if (drill is not { } started || await reader.ReadAsync(started, CancellationToken.None) is not { } played)
        {
            return DrillRefusals.StartedBefore.ToProblem();
        }

        DrillDetail detail = DrillDetail.Of(played, 0, asking.By, clock.GetUtcNow());
        reader.GiveBack(played);
        return TypedResults.Created($"/api/v1/drills/{started}", detail);
    }

    public async Task<Results<Ok<DrillPlanItem>, ProblemHttpResult>> CancelAsync(string id, CancelPlanBody body, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        if (!DrillPlanId.TryParse(id, out DrillPlanId plan))
        {
            return DrillRefusals.NoSuchPlan(id).ToProblem();
        }

        Outcome outcome = await writer.CancelAsync(plan, body.Reason ?? "", asking);
        return outcome is Outcome.Refused { Why: var why } ? why.ToProblem() : TypedResults.Ok(await ItemAsync(plan, outcome));
    }

    private async Task<DrillPlanItem> ItemAsync(DrillPlanId id, Outcome outcome)
    {
        View row =
            await views.FindAsync(Views.DrillPlan, id.Value, CancellationToken.None)
            ?? throw new InvalidOperationException($"{id} was planned and has no row: rebuild the read models with `muster rebuild`.");
        return DrillPlanItem.Of(row.Row<DrillPlanRow>(), clock.GetUtcNow()) with
        {
            Written = new(null, (outcome as Outcome.Done)?.Nothing, outcome is Outcome.AlreadyDone),
        };
    }
}

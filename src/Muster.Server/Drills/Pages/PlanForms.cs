// The forms of planned drills: plan, start, call off.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.DrillPlans;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Engine.Commands;
using Muster.Server.Web.Fragments;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Pages;

internal static class PlanForms
{
    public static void MapPlanForms(this IEndpointRouteBuilder drills)
    {
        drills.MapPost("/plans", MakeAsync);
        drills.MapPost("/plans/{id}/start", StartAsync);
        drills.MapPost("/plans/{id}/cancellation", CancelAsync);
    }

    private static async Task<IResult> MakeAsync(HttpContext http, PlanWriter writer)
    {
        if (await DrillSaid.ReadAsync(http) is not { } said)
        {
            return DrillForms.Unreadable(http);
        }

        string scenario = said.Text("scenario");
        ImmutableArray<string> invited =
        [
            .. http.Request.Form["invited"].OfType<string>().Select(id => EdgeText.Clean(id, EdgeLimits.NameBytes)),
        ];
        PlanWish wish = new(
            said.Text("team"),
            scenario.Length == 0 ? null : scenario,
            said.Text("difficulty"),
            WallTime.Read(said.Text("startsAt"), said.Text("zone")),
            said.Text("zone"),
            Word.TryParse<DrillRepeat>(said.Text("repeat")) ?? DrillRepeat.Never,
            invited
        );
        return await writer.MakeAsync(wish, said.Asking) is (Outcome.Refused { Why: var why }, _)
            ? DrillForms.Refused(http, why, "/drills/plan")
            : PostResult.SeeOther(http, "/drills");
    }

    private static async Task<IResult> StartAsync(string id, HttpContext http, PlanWriter writer)
    {
        if (!DrillPlanId.TryParse(id, out DrillPlanId plan))
        {
            return TypedResults.NotFound();
        }

        if (await DrillSaid.ReadAsync(http) is not { } said)
        {
            return DrillForms.Unreadable(http);
        }

        return await writer.PlayAsync(plan, said.Asking) switch
        {
            (Outcome.Refused { Why: var why }, _) => DrillForms.Refused(http, why, "/drills"),
            (_, { } drill) => PostResult.SeeOther(http, $"/drills/{drill}"),
            _ => PostResult.SeeOther(http, "/drills"),
        };
    }

    private static async Task<IResult> CancelAsync(string id, HttpContext http, PlanWriter writer)
    {
        if (!DrillPlanId.TryParse(id, out DrillPlanId plan))
        {
            return TypedResults.NotFound();
        }

        if (await DrillSaid.ReadAsync(http) is not { } said)
        {
            return DrillForms.Unreadable(http);
        }

        return await writer.CancelAsync(plan, said.Text("reason"), said.Asking) is Outcome.Refused { Why: var why }
            ? DrillForms.Refused(http, why, "/drills")
            : PostResult.SeeOther(http, "/drills");
    }
}

// The form of the five whys, and the living card in which it stands.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Drills.Pages;

internal static class WhyForms
{
    public static void MapWhys(this IEndpointRouteBuilder reading, IEndpointRouteBuilder writing)
    {
        reading.MapGet("/{id}/whys", LiveAsync);
        writing.MapPost("/{id}/whys", ExplainAsync);
    }

    private static async Task<IResult> LiveAsync(string id, HttpContext http, DrillViews views)
    {
        if (!DrillId.TryParse(id, out DrillId drill))
        {
            return TypedResults.NotFound();
        }

        string rev = views.WhysRev(drill, http.User);
        return await Fragment.LiveAsync<WhysCard>(
            http,
            rev,
            async () => await views.WhysAsync(drill, http.User, rev, http.RequestAborted) is { } view ? new { Model = view } : null
        );
    }

    private static async Task<IResult> ExplainAsync(string id, HttpContext http, WhyWriter writer)
    {
        if (!DrillId.TryParse(id, out DrillId drill))
        {
            return TypedResults.NotFound();
        }

        if (await DrillSaid.ReadAsync(http) is not { } said)
        {
            return DrillForms.Unreadable(http);
        }

        // A row that was left empty is no answer; those below it move up.
        SaidWhy[] whys =
        [
            .. Enumerable
                .Range(0, DrillLimits.WhysMax)
                .Select(row => new SaidWhy(
                    said.Text($"why-{row}").Trim(),
                    said.Text($"evidence-{row}"),
                    said.Text($"root-{row}").Length > 0
                ))
                .Where(why => why.Text.Length > 0),
        ];
        return await writer.ExplainAsync(drill, whys, said.Asking) is Outcome.Refused { Why: var why }
            ? PostResult.Refused(http, why.Kind.Status(), "That was not kept", why.Message, why.Code, $"/drills/{drill}/debrief")
            : PostResult.SeeOther(http, $"/drills/{drill}/debrief#whys");
    }
}

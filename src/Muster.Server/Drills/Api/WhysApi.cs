// The whys of a drill over the REST API: what an answer can stand on, what people said, and how it compares.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Drills.Pages;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Muster.Server.Drills.Api.DrillWhysDetail>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult
>;

namespace Muster.Server.Drills.Api;

internal static class WhysApi
{
    public static void MapWhys(this IEndpointRouteBuilder reading, IEndpointRouteBuilder writing)
    {
        reading
            .MapGet("/{id}/whys", GetAsync)
            .WithName("GetDrillWhys")
            .WithSummary("How people explained a drill that is over, compared with the true chain, and what an answer can stand on")
            .Refuses(Status404NotFound, "drill.not_found")
            .Refuses(Status409Conflict, "drill.not_over", "drill.scenario_changed");
        writing
            .MapPut("/{id}/whys", PutAsync)
            .WithName("ExplainDrill")
            .WithSummary("Says why it happened, from what was felt to the root; the last of each person counts")
            .Refuses(Status404NotFound, "drill.not_found")
            .Refuses(Status409Conflict, "drill.not_over", "drill.scenario_changed", "drill.too_many_explanations")
            .Refuses(Status422UnprocessableEntity, "drill.invalid");
    }

    private static async Task<Answer> GetAsync(string id, WhyReader reader, DrillViews pages, CancellationToken cancel) =>
        DrillId.TryParse(id, out DrillId drill)
            ? await ReadAsync(drill, reader, pages, written: null, cancel)
            : DrillRefusals.NoSuchDrill(id).ToProblem();

    private static async Task<Answer> PutAsync(
        string id,
        Body<DrillWhysBody> body,
        HttpContext http,
        WhyWriter writer,
        WhyReader reader,
        DrillViews pages
    )
    {
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        if (!DrillId.TryParse(id, out DrillId drill))
        {
            return DrillRefusals.NoSuchDrill(id).ToProblem();
        }

        SaidWhy[] said = [.. body.Value.Whys.Select(why => new SaidWhy(why?.Text ?? "", why?.Evidence ?? "", why?.IsRoot ?? false))];
        Outcome outcome = await writer.ExplainAsync(drill, said, asking);
        return outcome is Outcome.Refused { Why: var why }
            ? why.ToProblem()
            : await ReadAsync(
                drill,
                reader,
                pages,
                new WrittenItem(null, (outcome as Outcome.Done)?.Nothing, outcome is Outcome.AlreadyDone),
                CancellationToken.None
            );
    }

    private static async Task<Answer> ReadAsync(
        DrillId id,
        WhyReader reader,
        DrillViews pages,
        WrittenItem? written,
        CancellationToken cancel
    ) =>
        await reader.ReadAsync(id, cancel) is { } whys
            ? TypedResults.Ok(DrillWhysDetail.Of(whys) with { Written = written })
            : (await pages.WhyNotAsync(id, cancel)).ToProblem();
}

/// <param name="Whys">1 to 7 answers, from what was felt to the root.</param>
public sealed record DrillWhysBody(ImmutableArray<DrillWhyBody?> Whys);

/// <param name="Text">The answer, at most 500 characters.</param>
/// <param name="Evidence">The id of a line of the drill's record that it stands on.</param>
/// <param name="IsRoot">Whether the system has to be changed here.</param>
public sealed record DrillWhyBody(string Text, string? Evidence = null, bool IsRoot = false);

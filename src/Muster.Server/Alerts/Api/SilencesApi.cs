// Silences and maintenance windows over the REST API: listed, made, looked at and ended.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Alerts.Api;

internal static class SilencesApi
{
    private static readonly string[] Statuses = ["current", "over", "all"];

    public static void MapSilencesApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api/v1/silences").WithTags("Alerts").WithBodies();
        api.MapGet("", ListAsync)
            .RequireAuthorization(Policies.Read)
            .WithName("ListSilences")
            .WithSummary("Lists silences and maintenance windows by their end; one that is over stays for five days")
            .Refuses(Status400BadRequest, "request.invalid");
        api.MapPost("", CreateAsync)
            .RequireAuthorization(Policies.Respond)
            .WithName("CreateSilence")
            .WithSummary("Silences alerts from now on or in a maintenance window, once or every week")
            .WithIdempotencyKey()
            .Refuses(Status422UnprocessableEntity, "silence.invalid");
        api.MapPut("/{id}/review", ReviewAsync)
            .RequireAuthorization(Policies.Respond)
            .WithName("ReviewSilence")
            .WithSummary("Says that somebody looked at a silence and that it is still needed")
            .Refuses(Status404NotFound, "silence.not_found")
            .Refuses(Status409Conflict, "silence.over", "conflict");
        api.MapPut("/{id}/end", EndAsync)
            .RequireAuthorization(Policies.Respond)
            .WithName("EndSilence")
            .WithSummary("Ends a silence now; whatever still fires behind it pages")
            .Refuses(Status404NotFound, "silence.not_found")
            .Refuses(Status422UnprocessableEntity, "silence.invalid");
    }

    private static async Task<Results<Ok<SilenceList>, ProblemHttpResult>> ListAsync(
        SilenceLists lists,
        CancellationToken cancel,
        string status = "current"
    )
    {
        if (!Statuses.Contains(status, StringComparer.Ordinal))
        {
            return new FieldErrors()
                .When(true, "status", $"Use one of {string.Join(", ", Statuses)}.")
                .Refuse("request.invalid", "The list was not read, because the question is not right.")
                .ToBadQuestion();
        }

        ImmutableArray<ListedSilence> all = await lists.ListAsync(cancel);
        return TypedResults.Ok(
            new SilenceList(
                [.. all.Where(one => status == "all" || one.State == SilenceState.Expired == (status == "over")).Select(SilenceItem.Of)],
                Next: null
            )
        );
    }

    private static async Task<Results<Created<SilenceList>, ProblemHttpResult>> CreateAsync(
        Body<SilenceBody> sent,
        HttpContext http,
        SilenceWriter silences,
        OrganisationReader organisations,
        TimeProvider clock
    )
    {
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        DateTimeOffset now = clock.GetUtcNow();
        Organisation organisation = await organisations.CurrentAsync(http.RequestAborted);
        FieldErrors mistakes = new();
        ImmutableArray<SilenceDraft> drafts = sent.Value.Drafts(OwnerOf(http), organisation, now, mistakes);
        if (mistakes.Any)
        {
            return mistakes.Refuse("silence.invalid", "Nothing was silenced.").ToProblem();
        }

        (ImmutableArray<Silence> made, Rejection? why) = await silences.CreateAsync(drafts, asking.Operation);
        return why is not null
            ? why.ToProblem()
            : TypedResults.Created(
                "/api/v1/silences",
                new SilenceList([.. made.Select(one => SilenceItem.Of(new(one, Review: null, clock.GetUtcNow())))], Next: null)
            );
    }

    private static async Task<Results<Ok<SilenceItem>, ProblemHttpResult>> ReviewAsync(
        string id,
        HttpContext http,
        SilenceWriter silences,
        SilenceLists lists
    ) => await AnswerAsync(id, await silences.ReviewAsync(id, OwnerOf(http)), lists);

    private static async Task<Results<Ok<SilenceItem>, ProblemHttpResult>> EndAsync(
        string id,
        Body<SilenceEndBody> sent,
        HttpContext http,
        SilenceWriter silences,
        SilenceLists lists
    )
    {
        FieldErrors mistakes = new FieldErrors().OptionalText("why", sent.Value.Why, EdgeLimits.TitleBytes);
        if (mistakes.Any)
        {
            return mistakes.Refuse("silence.invalid", "The silence was not ended.").ToProblem();
        }

        string why = string.IsNullOrWhiteSpace(sent.Value.Why) ? "No reason given." : sent.Value.Why;
        return await AnswerAsync(id, await silences.ExpireAsync(id, new SilenceEnd(OwnerOf(http), why)), lists);
    }

    private static async Task<Results<Ok<SilenceItem>, ProblemHttpResult>> AnswerAsync(string id, Rejection? refused, SilenceLists lists) =>
        refused is not null
            ? refused.ToProblem()
            : TypedResults.Ok(SilenceItem.Of((await lists.FindAsync(SilenceId.Parse(id), CancellationToken.None))!));

    private static string OwnerOf(HttpContext http)
    {
        Caller caller = Caller.Require(http.User);
        return caller.Person?.Value ?? caller.Name;
    }
}

/// <param name="Why">Why it ends before its time; stays in the list.</param>
internal sealed record SilenceEndBody(string? Why = null);

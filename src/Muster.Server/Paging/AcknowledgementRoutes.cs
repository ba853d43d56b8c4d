// Acknowledging a page from the console and over the API.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Paging;

internal static class AcknowledgementRoutes
{
    public static void MapAcknowledgements(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/pages/{id}/acknowledgement", PostAsync)
            .RequireAuthorization(Policies.Respond)
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapPut("/api/v1/pages/{id}/acknowledgement", PutAsync)
            .RequireAuthorization(Policies.Respond)
            .DisableAntiforgery()
            .WithName("AcknowledgePage")
            .WithSummary("Acknowledges a page: the caller has it, and the escalation stops")
            .WithDescription("The first answer wins; a later one changes nothing and says whose it is.")
            .WithTags("Pages")
            .WithIdempotencyKey()
            .Refuses(StatusCodes.Status404NotFound, "page.unknown")
            .Refuses(StatusCodes.Status409Conflict, "page.already_resolved")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "page.nobody");
    }

    private static async Task<IResult> PostAsync(string id, HttpContext http, Acknowledging pages)
    {
        Caller caller = Caller.Require(http.User);
        if (!Slug.IsValid(id) || caller.Person is not { } person)
        {
            return PostResult.Refused(http, StatusCodes.Status404NotFound, "There is no such page", "Nothing was changed.");
        }

        Asking asking = Asking.OfForm(http, http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null);
        Outcome outcome = await pages.AcknowledgeAsync(PageId.Parse(id), person, caller.Actor, "console", asking.Operation);
        return outcome switch
        {
            Outcome.Refused refused => PostResult.Refused(
                http,
                refused.Why.Kind.Status(),
                "That was not done",
                refused.Why.Message,
                refused.Why.Code
            ),
            Outcome.Done { Nothing: { } why } => PostResult.Refused(
                http,
                StatusCodes.Status409Conflict,
                "Nothing was left to do",
                why.Message,
                why.Code
            ),
            _ => PostResult.SeeOther(http, PostResult.Referer(http)),
        };
    }

    private static async Task<Results<Ok<AcknowledgementAnswer>, ProblemHttpResult>> PutAsync(
        string id,
        HttpContext http,
        Acknowledging pages
    )
    {
        if (!Slug.IsValid(id))
        {
            return Rejection.NotFound("page.unknown", "There is no such page. Nothing was changed.").ToProblem();
        }

        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        if (asking.Person is not { } person)
        {
            return Rejection
                .Invalid(
                    "page.nobody",
                    "This key stands for nobody, and a page is acknowledged by a person. Make a key with a person. Nothing was changed."
                )
                .ToProblem();
        }

        PageId page = PageId.Parse(id);
        string via = http.Request.Headers.UserAgent.ToString().StartsWith("muster-cli", StringComparison.Ordinal) ? "cli" : "api";
        if (await pages.AcknowledgeAsync(page, person, asking.By, via, asking.Operation) is Outcome.Refused refused)
        {
            return refused.Why.ToProblem();
        }

        // Also for a request that came twice: what counts is how the page stands.
        Page now = await pages.PageAsync(page, CancellationToken.None);
        return now.Acknowledgement is { } first
            ? TypedResults.Ok(new AcknowledgementAnswer(page, first.By, first.At, first.Via, first.By == person))
            : new Rejection("page.already_resolved", "What this page was about is over. Nothing was changed.").ToProblem();
    }
}

/// <param name="By">Whose answer counts.</param>
/// <param name="Via">console, api, cli or link:{delivery key}.</param>
/// <param name="IsYours">False when somebody else was faster.</param>
internal sealed record AcknowledgementAnswer(PageId Page, PersonId By, DateTimeOffset At, string Via, bool IsYours);

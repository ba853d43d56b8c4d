// Answering a page from the console and over the API: acknowledging it, or saying that one cannot respond.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Paging;

internal static class AcknowledgementRoutes
{
    public static void MapAcknowledgements(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                "/pages/{id}/acknowledgement",
                (string id, HttpContext http, PageAnswers pages) => PostAsync(id, http, pages, pages.AcknowledgeAsync)
            )
            .RequireAuthorization(Policies.Respond)
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/pages/{id}/decline",
                (string id, HttpContext http, PageAnswers pages) => PostAsync(id, http, pages, pages.DeclineAsync)
            )
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
        routes
            .MapPut("/api/v1/pages/{id}/decline", DeclineAsync)
            .RequireAuthorization(Policies.Respond)
            .DisableAntiforgery()
            .WithName("DeclinePage")
            .WithSummary("Says that the caller cannot respond to a page: it passes on")
            .WithDescription(
                "What was still to be sent to the caller in this round is not. Once nobody of the step is left, the next one is paged at once; the next round asks the caller again."
            )
            .WithTags("Pages")
            .WithIdempotencyKey()
            .Refuses(StatusCodes.Status404NotFound, "page.unknown")
            .Refuses(StatusCodes.Status409Conflict, "page.not_ringing")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "page.nobody");
    }

    private static async Task<IResult> PostAsync(
        string id,
        HttpContext http,
        PageAnswers pages,
        Func<PageId, PersonId, Actor, string, Operation?, Task<Outcome>> answerAsync
    )
    {
        Caller caller = Caller.Require(http.User);
        if (!Slug.IsValid(id) || caller.Person is not { } person)
        {
            return PostResult.Refused(http, StatusCodes.Status404NotFound, "There is no such page", "Nothing was changed.");
        }

        Asking asking = Asking.OfForm(http, http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null);
        PageId page = PageId.Parse(id);
        Outcome outcome = await answerAsync(page, person, caller.Actor, "console", asking.Operation);
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
                await pages.WhyOverAsync(await pages.PageAsync(page, CancellationToken.None), Web.Views.Words.Full) ?? why.Message,
                why.Code
            ),
            _ => PostResult.SeeOther(http, PostResult.Referer(http)),
        };
    }

    private static async Task<Results<Ok<AcknowledgementAnswer>, ProblemHttpResult>> PutAsync(
        string id,
        HttpContext http,
        PageAnswers pages
    )
    {
        if (Read(id, http, out PersonId person, out string via, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        PageId page = PageId.Parse(id);
        if (await pages.AcknowledgeAsync(page, person, asking.By, via, asking.Operation) is Outcome.Refused refused)
        {
            return refused.Why.ToProblem();
        }

        // Also for a request that came twice: what counts is how the page stands.
        Page now = await pages.PageAsync(page, CancellationToken.None);
        return now.Acknowledgement is { } first
            ? TypedResults.Ok(
                new AcknowledgementAnswer(
                    page,
                    first.By,
                    await pages.NameAsync(first.By, CancellationToken.None),
                    first.At,
                    first.Via,
                    first.By == person
                )
            )
            : new Rejection("page.already_resolved", "What this page was about is over. Nothing was changed.").ToProblem();
    }

    private static async Task<Results<Ok<DeclineAnswer>, ProblemHttpResult>> DeclineAsync(string id, HttpContext http, PageAnswers pages)
    {
        if (Read(id, http, out PersonId person, out string via, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        PageId page = PageId.Parse(id);
        Outcome outcome = await pages.DeclineAsync(page, person, asking.By, via, asking.Operation);
        if (outcome is Outcome.Refused refused)
        {
            return refused.Why.ToProblem();
        }

        Page now = await pages.PageAsync(page, CancellationToken.None);
        if (await pages.WhyOverAsync(now, Web.Views.Words.Full) is { } over)
        {
            return new Rejection("page.not_ringing", $"{over} Nothing was changed.").ToProblem();
        }

        if (now.Declines.LastOrDefault(decline => decline.By == person) is not { } declined)
        {
            return new Rejection("page.not_ringing", "The page does not ring any more. Nothing was changed.").ToProblem();
        }

        PassedOn came = await pages.PassedOnAsync(now, person, outcome);
        return TypedResults.Ok(new DeclineAnswer(page, person, declined.At, came.HasPassedOn, came.Text, now.Due?.At));
    }

    /// <summary>Who answers, and by which way; null with the refusal when nobody does, or no page can have the id.</summary>
    private static Asking? Read(string id, HttpContext http, out PersonId person, out string via, out ProblemHttpResult? refusal)
    {
        person = default;
        via = http.Request.Headers.UserAgent.ToString().StartsWith("muster-cli", StringComparison.Ordinal) ? "cli" : "api";
        if (!Slug.IsValid(id))
        {
            refusal = Rejection.NotFound("page.unknown", "There is no such page. Nothing was changed.").ToProblem();
            return null;
        }

        if (Asking.Read(http, out refusal) is not { } asking)
        {
            return null;
        }

        if (asking.Person is { } found)
        {
            person = found;
            return asking;
        }

        refusal = Rejection
            .Invalid(
                "page.nobody",
                "This key stands for nobody, and a page is answered by a person. Make a key with a person. Nothing was changed."
            )
            .ToProblem();
        return null;
    }
}

/// <param name="PassedOn">Whether somebody else is asked at once because of it.</param>
/// <param name="Says">What is so now, in words.</param>
/// <param name="NextAt">When the page goes on to the next step; null when nobody comes after.</param>
internal sealed record DeclineAnswer(PageId Page, PersonId By, DateTimeOffset At, bool PassedOn, string Says, DateTimeOffset? NextAt);

/// <param name="By">Whose answer counts.</param>
/// <param name="Name">What readers call them.</param>
/// <param name="Via">console, api, cli or link:{delivery key}.</param>
/// <param name="IsYours">False when somebody else was faster.</param>
internal sealed record AcknowledgementAnswer(PageId Page, PersonId By, string Name, DateTimeOffset At, string Via, bool IsYours);

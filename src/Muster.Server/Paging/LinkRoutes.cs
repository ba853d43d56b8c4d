// Where an acknowledge link leads: a page with one button, and the post behind it.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;
using Muster.Server.Web.Guards;

namespace Muster.Server.Paging;

/// <summary>
/// Mail scanners and chat programs open links, and some run the scripts behind them: so reading changes nothing and only a post acts. The link is all the authority
/// there is, no cookie counts, so a post may come from anywhere; and the address must not leave, so no referrer is sent and nothing is kept.
/// </summary>
internal static class LinkRoutes
{
    private const string Route = "/a/{token}";

    public static void MapLinks(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Route, [HttpMethods.Get, HttpMethods.Head], ShowAsync).AllowAnonymous().ExcludeFromDescription();
        routes
            .MapPost(Route, AcknowledgeAsync)
            .AllowAnonymous()
            .DisableAntiforgery()
            .WithMetadata(new CarriesItsOwnAuthority())
            .ExcludeFromDescription();
        routes
            .MapPost(Route + "/decline", DeclineAsync)
            .AllowAnonymous()
            .DisableAntiforgery()
            .WithMetadata(new CarriesItsOwnAuthority())
            .ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(string token, HttpContext http, AcknowledgeLinks links, LinkGuard guard, PageAnswers pages)
    {
        if (Opened(token, http, links, guard, out AcknowledgeToken? read) is { } refusal)
        {
            return refusal;
        }

        Page page = await pages.PageAsync(read!.Page, http.RequestAborted);
        return page.Subject is null ? Unknown(http) : await RenderAsync(http, page, read, token, pages);
    }

    private static async Task<IResult> AcknowledgeAsync(
        string token,
        HttpContext http,
        AcknowledgeLinks links,
        LinkGuard guard,
        PageAnswers pages
    )
    {
        if (Opened(token, http, links, guard, out AcknowledgeToken? read) is { } refusal)
        {
            return refusal;
        }

        Actor by = Actor.Person(read!.Person.Value);
        Outcome outcome = await pages.AcknowledgeAsync(read.Page, read.Person, by, "link:" + read.Key, operation: null);
        Page page = await pages.PageAsync(read.Page, CancellationToken.None);
        return outcome switch
        {
            _ when page.Subject is null => Unknown(http),
            Outcome.Done { Nothing: null } when WantsText(http) => TypedResults.Text("Acknowledged. Nobody else is paged for it."),
            Outcome.Done { Nothing: null } => Fragment.Page<AcknowledgedPage>(
                http,
                new { Page = page, Name = await pages.NameAsync(read.Person, CancellationToken.None) }
            ),
            Outcome.Refused { Why.Kind: RejectionKind.Forbidden } => Unknown(http),
            Outcome.Refused refused => PostResult.Refused(
                http,
                StatusCodes.Status409Conflict,
                "That was not done",
                refused.Why.Message,
                refused.Why.Code,
                "/a/" + token
            ),
            _ => await RenderAsync(http, page, read, token, pages),
        };
    }

    /// <summary>The link stays good for an acknowledgement: whoever can respond after all still may.</summary>
    private static async Task<IResult> DeclineAsync(
        string token,
        HttpContext http,
        AcknowledgeLinks links,
        LinkGuard guard,
        PageAnswers pages
    )
    {
        if (Opened(token, http, links, guard, out AcknowledgeToken? read) is { } refusal)
        {
            return refusal;
        }

        Outcome outcome = await pages.DeclineAsync(
            read!.Page,
            read.Person,
            Actor.Person(read.Person.Value),
            "link:" + read.Key,
            operation: null
        );
        Page page = await pages.PageAsync(read.Page, CancellationToken.None);
        return page.Subject is null || outcome is Outcome.Refused { Why.Kind: RejectionKind.Forbidden } ? Unknown(http)
            : page.Acknowledgement is null
            && page.ResolvedAt is null
            && (page.HasDeclinedSince(read.Person, page.Round) || outcome is Outcome.Done { Nothing: null })
                ? Fragment.Page<DeclinedPage>(
                    http,
                    new
                    {
                        Page = page,
                        Name = await pages.NameAsync(read.Person, CancellationToken.None),
                        Came = await pages.PassedOnAsync(page, read.Person, outcome),
                    }
                )
            : await RenderAsync(http, page, read, token, pages);
    }

    /// <summary>The page with its button while it waits for an answer; 410 with who was faster once it does not.</summary>
    private static async Task<IResult> RenderAsync(HttpContext http, Page page, AcknowledgeToken read, string token, PageAnswers pages) =>
        page switch
        {
            { Acknowledgement: { } first } => Over(
                http,
                "Already acknowledged",
                first.By == read.Person
                    ? $"You acknowledged it at {Web.Views.Words.Full(first.At)}. There is nothing more to do here."
                    : $"{await pages.NameAsync(first.By, CancellationToken.None)} acknowledged it at {Web.Views.Words.Full(first.At)}. There is nothing more to do here."
            ),
            { ResolvedAt: { } at } => Over(
                http,
                "It is over",
                $"What this page was about ended at {Web.Views.Words.Full(at)}. There is nothing more to do here."
            ),
            _ => Fragment.Page<AcknowledgePage>(
                http,
                new
                {
                    Page = page,
                    Name = await pages.NameAsync(read.Person, CancellationToken.None),
                    Action = "/a/" + token,
                }
            ),
        };

    private static IResult? Opened(string token, HttpContext http, AcknowledgeLinks links, LinkGuard guard, out AcknowledgeToken? read)
    {
        IHeaderDictionary headers = http.Response.Headers;
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        http.Response.OnStarting(() =>
        {
            headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        read = null;
        if (guard.Take(ClientAddress.Of(http)) is { } wait)
        {
            return TooManyTries.Answer(http, wait, "/");
        }

        read = links.Read(token);
        if (read is null)
        {
            return Unknown(http);
        }

        // Only guesses are counted.
        guard.Return(ClientAddress.Of(http));
        return links.IsExpired(read)
            ? Over(
                http,
                "This link has expired",
                $"It worked for {AcknowledgeLinks.Lifetime.TotalHours:0} hours. Sign in to answer the page."
            )
            : null;
    }

    /// <summary>A button in a notification posts without a reader: it wants a line, not a page.</summary>
    private static bool WantsText(HttpContext http) =>
        http.Request.Headers.Accept.ToString().StartsWith("text/plain", StringComparison.OrdinalIgnoreCase);

    private static IResult Unknown(HttpContext http) =>
        PostResult.Refused(
            http,
            StatusCodes.Status404NotFound,
            "This link opens nothing",
            "It may be cut off or mistyped. Nothing was changed. Sign in to answer the page.",
            back: "/"
        );

    private static IResult Over(HttpContext http, string title, string detail) =>
        PostResult.Refused(http, StatusCodes.Status410Gone, title, detail, back: "/");
}

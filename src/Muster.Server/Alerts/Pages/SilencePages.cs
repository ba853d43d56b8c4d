// The page of silences: what is silenced, until when, why, and the end of it.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Alerts.Pages;

internal static class SilencePages
{
    private const string Address = "/silences";

    public static void MapSilencePages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes.MapGroup(Address).ExcludeFromDescription().DisableAntiforgery();
        pages.MapGet("", ListAsync).RequireAuthorization(Policies.Read);
        pages.MapGet("/live", LiveAsync).RequireAuthorization(Policies.Read);
        pages.MapPost("", CreateAsync).RequireAuthorization(Policies.Respond);
        pages.MapPost("/windows", PlanAsync).RequireAuthorization(Policies.Respond);
        pages.MapPost("/{id}/review", ReviewAsync).RequireAuthorization(Policies.Respond);
        pages.MapPost("/{id}/expiry", ExpireAsync).RequireAuthorization(Policies.Respond);
    }

    private static async Task<IResult> ListAsync(HttpContext http, SilenceConsole console, CancellationToken cancel) =>
        Fragment.Page<SilencesPage>(http, new { Model = await console.ReadAsync(http.User, cancel) });

    /// <summary>Silences have no revision: the page is fetched anew after each post, and the answer is never the same one.</summary>
    private static async Task<IResult> LiveAsync(HttpContext http, SilenceConsole console, CancellationToken cancel) =>
        Fragment.Page<SilencesLive>(http, new { Model = await console.ReadAsync(http.User, cancel) });

    private static async Task<IResult> CreateAsync(HttpContext http, SilenceConsole console, SilenceWriter silences, TimeProvider clock)
    {
        if (await FormFields.ReadAsync(http) is not { } fields)
        {
            return FormFields.Unreadable(http);
        }

        SilenceForm? refused = await SilencePosts.CreateAsync(http, fields, silences, clock.GetUtcNow());
        if (refused is null)
        {
            return PostResult.SeeOther(http, Address, "Silenced.");
        }

        return Again(http, await console.ReadAsync(http.User, http.RequestAborted) with { Form = refused });
    }

    private static async Task<IResult> PlanAsync(
        HttpContext http,
        SilenceConsole console,
        SilenceWriter silences,
        OrganisationReader organisations,
        TimeProvider clock
    )
    {
        if (await FormFields.ReadAsync(http) is not { } fields)
        {
            return FormFields.Unreadable(http);
        }

        Caller caller = Caller.Require(http.User);
        Organisation organisation = await organisations.CurrentAsync(http.RequestAborted);
        DateTimeOffset now = clock.GetUtcNow();
        WindowForm posted = WindowForm.Empty(organisation, caller.Person, now).Posted(fields);
        ImmutableArray<SilenceDraft> drafts = posted.Drafts(caller.Person?.Value ?? caller.Name, organisation, now, out WindowForm refused);
        if (drafts.IsEmpty)
        {
            return Again(http, await console.ReadAsync(http.User, http.RequestAborted) with { Window = refused });
        }

        (_, Rejection? why) = await silences.CreateAsync(drafts, Asking.OfForm(http, fields).Operation);
        return why is null
            ? PostResult.SeeOther(http, Address, "Planned.")
            : PostResult.Refused(http, why.Kind.Status(), "Nothing was planned", why.Sentence(), why.Code, Address);
    }

    private static IResult Again(HttpContext http, SilencesModel refused) =>
        Fragment.Asked(http.Request)
            ? Fragment.Page<SilencesLive>(http, new { Model = refused }, StatusCodes.Status422UnprocessableEntity)
            : Fragment.Page<SilencesPage>(http, new { Model = refused }, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> ReviewAsync(string id, HttpContext http, SilenceWriter silences)
    {
        Caller caller = Caller.Require(http.User);
        return await silences.ReviewAsync(id, caller.Person?.Value ?? caller.Actor.ToString()) is { } why
            ? PostResult.Refused(http, why.Kind.Status(), "Nothing was changed", why.Sentence(), why.Code, Address)
            : PostResult.SeeOther(http, From(http), "It stays; somebody looks again in a week.");
    }

    private static string From(HttpContext http) => http.Request.Headers.Referer.Count > 0 ? PostResult.Referer(http) : Address;

    private static async Task<IResult> ExpireAsync(string id, HttpContext http, SilenceWriter silences)
    {
        Caller caller = Caller.Require(http.User);
        string said = (await FormFields.ReadAsync(http))?["why"].ToString() ?? "";
        SilenceEnd end = new(caller.Person?.Value ?? caller.Actor.ToString(), string.IsNullOrWhiteSpace(said) ? "No reason given." : said);
        return await silences.ExpireAsync(id, end) is { } why
            ? PostResult.Refused(http, why.Kind.Status(), "The silence was not ended", why.Sentence(), why.Code, Address)
            : PostResult.SeeOther(http, From(http), "The silence has ended.");
    }
}

// API keys: the pages and posts by which an admin makes, revokes and restores them.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;
using Muster.Storage.Access;

namespace Muster.Server.Settings.Keys;

internal static class KeyRoutes
{
    private const string Home = "/settings/keys";

    public static void MapKeySettings(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder keys = routes.MapGroup(Home).RequireAuthorization(Policies.AdministerInPerson).DisableAntiforgery();
        keys.MapGet("", (HttpContext http, ApiKeys known, OrganisationReader organisations) => ShowAsync(http, known, organisations));
        keys.MapPost("", CreateAsync);
        keys.MapPost("/{id}/revocation", RevokeAsync);
        keys.MapPost("/{id}/restoration", RestoreAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        ApiKeys keys,
        OrganisationReader organisations,
        NewApiKey.Created? made = null,
        Rejection? why = null,
        string? tried = null
    ) =>
        Fragment.Page<KeysPage>(
            http,
            new
            {
                Keys = await keys.ListAsync(http.RequestAborted),
                People = (await organisations.CurrentAsync(http.RequestAborted))
                    .People.Values.Select(person => (person.Id.Value, person.Name))
                    .ToArray(),
                Me = Caller.Require(http.User).Person?.Value,
                Made = made,
                Why = why,
                Tried = tried,
            },
            why is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );

    /// <summary>Answers the page itself and not a redirect: the token is shown once and kept nowhere.</summary>
    private static async Task<IResult> CreateAsync(
        HttpContext http,
        ApiKeys keys,
        OrganisationReader organisations,
        [FromForm] string? name,
        [FromForm] string? scope,
        [FromForm] string? person
    )
    {
        string clean = EdgeText.Line(name ?? "", EdgeLimits.NameBytes);
        PersonId? standsFor = scope == ApiKeyScope.Api && Slug.IsValid(person) ? PersonId.Parse(person!) : null;
        NewApiKey made = await keys.CreateAsync(
            clean,
            scope ?? "",
            standsFor,
            Caller.Require(http.User).Actor.ToString(),
            CancellationToken.None
        );
        return made switch
        {
            NewApiKey.Created created => await ShowAsync(http, keys, organisations, created),
            NewApiKey.Refused refused => await ShowAsync(http, keys, organisations, why: refused.Why, tried: clean),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<IResult> RevokeAsync(string id, HttpContext http, ApiKeys keys, [FromForm] string? why) =>
        Answer(
            http,
            await keys.RevokeAsync(
                id,
                EdgeText.Line(why is { Length: > 0 } ? why : "No reason given.", EdgeLimits.TitleBytes),
                Caller.Require(http.User).Actor.ToString(),
                CancellationToken.None
            )
        );

    private static async Task<IResult> RestoreAsync(string id, HttpContext http, ApiKeys keys) =>
        Answer(http, await keys.RestoreAsync(id, Caller.Require(http.User).Actor.ToString(), CancellationToken.None));

    private static IResult Answer(HttpContext http, Rejection? why) =>
        why is null
            ? PostResult.SeeOther(http, Home)
            : PostResult.Refused(http, why.Kind.Status(), "That was not done", why.Message, why.Code, Home);
}

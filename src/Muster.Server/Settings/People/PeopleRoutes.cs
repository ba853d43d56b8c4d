// Who may sign in: the pages and posts by which an admin lets people in and out.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Server.Settings.Accounts;
using Muster.Server.Settings.SignIn;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Settings.People;

internal static class PeopleRoutes
{
    private const string Home = "/settings/people";

    public static void MapPeopleSettings(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder people = routes.MapGroup(Home).RequireAuthorization(Policies.AdministerInPerson).DisableAntiforgery();
        people.MapGet("", (HttpContext http, PeopleReader reader) => ShowAsync(http, reader));
        people.MapPost("", AddAsync);
        people.MapPost("/{id}/role", SetRoleAsync);
        people.MapPost("/{id}/disablement", DisableAsync);
        people.MapPost("/{id}/enablement", EnableAsync);
        people.MapPost("/{id}/link", NewLinkAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        PeopleReader reader,
        NewAccount? tried = null,
        Rejection? why = null,
        string? link = null,
        string? linkFor = null
    ) =>
        Fragment.Page<PeoplePage>(
            http,
            new
            {
                People = await reader.AllAsync(http.RequestAborted),
                Own = http.User.FindFirst(MusterClaims.Account)?.Value,
                Tried = tried,
                Why = why,
                Link = link,
                LinkFor = linkFor,
            },
            why is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );

    /// <summary>Answers the page itself and not a redirect: the link is shown once and kept nowhere.</summary>
    private static async Task<IResult> AddAsync(
        HttpContext http,
        PeopleReader reader,
        AccountWriter writer,
        PasswordLinks links,
        [FromForm] string? email,
        [FromForm] string? name,
        [FromForm] string? role
    )
    {
        NewAccount wanted = new(email ?? "", name ?? "", role ?? AccountRole.Responder, Password: null);
        switch (await writer.CreateAsync(wanted, Caller.Require(http.User).Actor, CancellationToken.None))
        {
            case AccountResult.Done done:
                string? token = await writer.PasswordTokenAsync(done.Account.Id);
                return await ShowAsync(http, reader, link: links.Of(done.Account.Id, token ?? ""), linkFor: done.Account.Email);
            case AccountResult.Refused refused:
                return await ShowAsync(http, reader, wanted, refused.Why);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<IResult> NewLinkAsync(
        string id,
        HttpContext http,
        PeopleReader reader,
        AccountWriter writer,
        PasswordLinks links
    ) =>
        await writer.PasswordTokenAsync(id) is { } token
            ? await ShowAsync(
                http,
                reader,
                link: links.Of(id, token),
                linkFor: (await reader.AllAsync(http.RequestAborted)).FirstOrDefault(row => row.Id == id)?.Email
            )
            : PostResult.Refused(
                http,
                StatusCodes.Status404NotFound,
                "There is no such account",
                "Or it is disabled. Nothing was changed.",
                back: Home
            );

    private static async Task<IResult> SetRoleAsync(string id, HttpContext http, AccountWriter writer, [FromForm] string? role) =>
        Answer(http, await writer.SetRoleAsync(id, role ?? "", CancellationToken.None));

    private static async Task<IResult> DisableAsync(string id, HttpContext http, AccountWriter writer, [FromForm] string? why) =>
        string.IsNullOrWhiteSpace(why)
            ? PostResult.Refused(
                http,
                StatusCodes.Status422UnprocessableEntity,
                "Say why",
                "Nothing was changed. Whoever asks later will want to know.",
                back: Home
            )
            : Answer(http, await writer.DisableAsync(id, why, Caller.Require(http.User).Actor, CancellationToken.None));

    private static async Task<IResult> EnableAsync(string id, HttpContext http, AccountWriter writer) =>
        Answer(http, await writer.EnableAsync(id));

    private static IResult Answer(HttpContext http, AccountResult result) =>
        result is AccountResult.Refused refused
            ? PostResult.Refused(http, refused.Why.Kind.Status(), "That was not done", refused.Why.Message, refused.Why.Code, Home)
            : PostResult.SeeOther(http, Home);
}

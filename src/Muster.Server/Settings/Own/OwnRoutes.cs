// A person's own account: who they are here, and their password.
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;
using Muster.Server.Channels.Push;
using Muster.Server.Settings.Accounts;
using Muster.Server.Settings.SignIn;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Settings.Own;

internal static class OwnRoutes
{
    public static void MapOwn(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/account", (HttpContext http, AccountBook book, ContactTrial contacts) => ShowAsync(http, book, contacts))
            .RequireAuthorization(Policies.SignedIn);
        routes.MapPost("/account/password", ChangeAsync).RequireAuthorization(Policies.SignedIn).DisableAntiforgery();
        routes.MapRules();
        routes.MapShiftNotices();
        routes.MapBoards();
        routes.MapPost("/account/contacts/{index}/test", TestAsync).RequireAuthorization(Policies.Respond).DisableAntiforgery();
    }

    /// <summary>The page; with what was refused in one of its forms it is 422.</summary>
    /// <param name="why">Why the password was not changed.</param>
    /// <param name="rules">What was typed of how they want to be told, with its mistakes; null shows what holds.</param>
    public static async Task<IResult> ShowAsync(
        HttpContext http,
        AccountBook book,
        ContactTrial contacts,
        Rejection? why = null,
        TypedRules? rules = null
    )
    {
        AccountFacts facts =
            await book.FindAsync(http.User.FindFirstValue(MusterClaims.Account)!, http.RequestAborted)
            ?? throw new InvalidOperationException("A signed-in account is gone.");
        PersonId? person = Caller.Require(http.User).Person;
        Organisation organisation = await http.RequestServices.GetRequiredService<OrganisationReader>().CurrentAsync(http.RequestAborted);
        Person? self = person is { } id ? organisation.Person(id) : null;
        PushDevices devices = http.RequestServices.GetRequiredService<PushDevices>();
        return Fragment.Page<AccountPage>(
            http,
            new
            {
                Account = facts,
                Caller.Require(http.User).Name,
                Why = why,
                Changed = http.Request.Query.ContainsKey("changed"),
                Sent = http.Request.Query.ContainsKey("sent"),
                DeviceAdded = http.Request.Query.ContainsKey("device"),
                PushKey = http.RequestServices.GetRequiredService<PushKeys>().Public,
                Organisation = organisation,
                Self = self,
                Rules = rules ?? (self is null ? null : TypedRules.Of(self)),
                Told = http.Request.Query.ContainsKey("told"),
                OnBoards = person is { } player
                    && await http.RequestServices.GetRequiredService<OnBoards>().IsAsync(player, http.RequestAborted),
                Devices = person is { } owner ? await devices.OfAsync(owner, http.RequestAborted) : [],
                Contacts = person is { } somebody ? await contacts.OfAsync(somebody, http.RequestAborted) : [],
            },
            why is null && rules is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    /// <summary>A page to oneself: whoever has no person in the organisation has no method to try.</summary>
    private static async Task<IResult> TestAsync(string index, HttpContext http, ContactTrial contacts)
    {
        Caller caller = Caller.Require(http.User);
        if (caller.Person is not { } person || !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int at))
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status404NotFound,
                "Nothing was sent",
                "Your account stands for nobody who can be paged."
            );
        }

        return await contacts.SendAsync(person, at, caller.Actor, operation: null) is Outcome.Refused refused
            ? PostResult.Refused(http, refused.Why.Kind.Status(), "Nothing was sent", refused.Why.Message, refused.Why.Code)
            : PostResult.SeeOther(http, "/account?sent#contacts");
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext http,
        AccountBook book,
        AccountWriter writer,
        SessionBook sessions,
        SignInGuard guard,
        ContactTrial contacts,
        [FromForm] string? present,
        [FromForm] string? password
    )
    {
        string id = http.User.FindFirstValue(MusterClaims.Account)!;
        if (guard.Take(http, id) is { } wait)
        {
            return TooManyTries.Answer(http, wait, "/account");
        }

        switch (await writer.ChangePasswordAsync(id, present ?? "", password ?? ""))
        {
            case AccountResult.Done done:
                guard.Forgive(http, id);

                // Every sign-in is over, this one included: it begins anew.
                string session = await sessions.BeginAsync(id, CancellationToken.None);
                await SessionScheme.WriteAsync(http, id, done.Account.SecurityStamp ?? "", session);
                return PostResult.SeeOther(http, "/account?changed");
            case AccountResult.Refused refused:
                return await ShowAsync(http, book, contacts, refused.Why);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}

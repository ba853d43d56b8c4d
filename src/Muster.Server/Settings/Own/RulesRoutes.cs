// The form on a person's own account: how, how soon and at which hours they are told.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Commands;
using Muster.Engine.Reactions;
using Muster.Server.Settings.Accounts;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Settings.Own;

internal static class RulesRoutes
{
    public static void MapRules(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/account/rules", SaveAsync).RequireAuthorization(Policies.SignedIn).DisableAntiforgery();

    private static async Task<IResult> SaveAsync(
        HttpContext http,
        OrganisationReader organisations,
        CommandRunner runner,
        AccountBook book,
        ContactTrial contacts
    )
    {
        if (
            !http.Request.HasFormContentType
            || Caller.Require(http.User).Person is not { } person
            || (await organisations.CurrentAsync(http.RequestAborted)).Person(person) is not { } known
        )
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status404NotFound,
                "Nothing was changed",
                "Your account stands for nobody who can be paged."
            );
        }

        IFormCollection fields = await http.Request.ReadFormAsync(http.RequestAborted);
        TypedRules typed = TypedRules.Of(known, fields).Judged(known);
        if (!typed.Mistakes.IsEmpty)
        {
            return await OwnRoutes.ShowAsync(http, book, contacts, rules: typed);
        }

        return await OwnPerson.PutAsync(runner, person, typed.Apply, Asking.OfForm(http, fields)) is Outcome.Refused { Why: var why }
            ? PostResult.Refused(http, why.Kind.Status(), "Nothing was changed", why.Whole(), why.Code, "/account")
            : PostResult.SeeOther(http, "/account?told#rules");
    }
}

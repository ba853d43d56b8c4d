// The switch on a person's own account: whether they are told ahead that their duty begins.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Settings.Own;

internal static class ShiftNoticeRoutes
{
    private const string On = "on";
    private const string Off = "off";
    private const string Account = "/account";

    public static void MapShiftNotices(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/account/shift-notices", SwitchAsync).RequireAuthorization(Policies.SignedIn).DisableAntiforgery();

    private static async Task<IResult> SwitchAsync(HttpContext http, CommandRunner runner)
    {
        if (Caller.Require(http.User).Person is not { } person || !http.Request.HasFormContentType)
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status404NotFound,
                "Nothing was changed",
                "Your account stands for nobody who is ever on call."
            );
        }

        IFormCollection fields = await http.Request.ReadFormAsync(http.RequestAborted);
        string wanted = fields["shifts"].ToString();
        if (wanted is not (On or Off))
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status422UnprocessableEntity,
                "Nothing was changed",
                $"The switch is {On} or {Off}. Go back to your account and press it again.",
                "shifts.invalid",
                Account
            );
        }

        Asking asking = Asking.OfForm(http, fields);
        bool isOn = wanted == On;
        Outcome outcome = await runner.RunAsync(
            asking.Operation,
            (work, cancel) => PutAsync(work, person, isOn, asking.By, cancel),
            CancellationToken.None
        );
        return outcome is Outcome.Refused refused
            ? PostResult.Refused(http, refused.Why.Kind.Status(), "Nothing was changed", refused.Why.Whole(), refused.Why.Code, Account)
            : PostResult.SeeOther(http, Account + "#notices");
    }

    /// <summary>Puts the organisation as it stands, with the one switch: what others changed meanwhile stays.</summary>
    private static async Task<Rejection?> PutAsync(Work work, PersonId person, bool isOn, Actor by, CancellationToken cancel)
    {
        Organisation now = await work.OrganisationAsync(cancel);
        if (now.Person(person) is not { } known)
        {
            return Rejection.NotFound("person.unknown", "You are nobody in the organisation any more. Nothing was changed.");
        }

        return await work.DecideOrganisationAsync(
            new OrganisationCommand.Put(
                now with
                {
                    People = now.People.SetItem(person.Value, known.ToldAhead(isOn)),
                },
                Prune: false,
                "Switched on their own account.",
                by,
                work.Now
            ),
            cancel
        );
    }
}

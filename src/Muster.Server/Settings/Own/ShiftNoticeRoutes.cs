// The switch on a person's own account: whether they are told ahead that their duty begins.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;

namespace Muster.Server.Settings.Own;

internal static class ShiftNoticeRoutes
{
    public static void MapShiftNotices(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/account/shift-notices", SwitchAsync).RequireAuthorization(Policies.SignedIn).DisableAntiforgery();

    private static Task<IResult> SwitchAsync(HttpContext http, CommandRunner runner) =>
        OwnSwitch.PostAsync(
            http,
            field: "shifts",
            place: "notices",
            "Your account stands for nobody who is ever on call.",
            (person, isOn, asking) =>
                runner.RunAsync(asking.Operation, (work, cancel) => PutAsync(work, person, isOn, asking.By, cancel), CancellationToken.None)
        );

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

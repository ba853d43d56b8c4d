// The switch on a person's own account: whether they are told ahead that their duty begins.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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
            (person, isOn, asking) => OwnPerson.PutAsync(runner, person, known => known.ToldAhead(isOn), asking)
        );
}

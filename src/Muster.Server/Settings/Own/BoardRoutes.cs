// The switch on a person's own account: whether they are seen on the boards of drills.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;

namespace Muster.Server.Settings.Own;

internal static class BoardRoutes
{
    public static void MapBoards(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/account/boards", SwitchAsync).RequireAuthorization(Policies.SignedIn).DisableAntiforgery();

    private static Task<IResult> SwitchAsync(HttpContext http, OnBoards boards) =>
        OwnSwitch.PostAsync(
            http,
            field: "boards",
            place: "boards",
            "Your account stands for nobody who plays drills.",
            (person, isOn, asking) => boards.SwitchAsync(asking.Operation, person, isOn)
        );
}

// The switch on a person's own account: whether they are seen on the boards of drills.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Settings.Own;

internal static class BoardRoutes
{
    private const string On = "on";
    private const string Off = "off";
    private const string Account = "/account";

    public static void MapBoards(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/account/boards", SwitchAsync).RequireAuthorization(Policies.SignedIn).DisableAntiforgery();

    private static async Task<IResult> SwitchAsync(HttpContext http, OnBoards boards)
    {
        if (Caller.Require(http.User).Person is not { } person || !http.Request.HasFormContentType)
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status404NotFound,
                "Nothing was changed",
                "Your account stands for nobody who plays drills."
            );
        }

        IFormCollection fields = await http.Request.ReadFormAsync(http.RequestAborted);
        string wanted = fields["boards"].ToString();
        if (wanted is not (On or Off))
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status422UnprocessableEntity,
                "Nothing was changed",
                $"The switch is {On} or {Off}. Go back to your account and press it again.",
                "boards.invalid",
                Account
            );
        }

        return await boards.SwitchAsync(Asking.OfForm(http, fields).Operation, person, wanted == On) is Outcome.Refused { Why: var why }
            ? PostResult.Refused(http, why.Kind.Status(), "Nothing was changed", why.Whole(), why.Code, Account)
            : PostResult.SeeOther(http, Account + "#boards");
    }
}

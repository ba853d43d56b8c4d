// Switching notifications on and off on one's own devices.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Muster.Server.Channels.Push;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Settings.Own;

internal static class DeviceRoutes
{
    public static void MapDevices(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/devices", AddAsync).RequireAuthorization(Policies.SignedIn).DisableAntiforgery();
        routes.MapPost("/account/devices/{id}/removal", RemoveAsync).RequireAuthorization(Policies.SignedIn).DisableAntiforgery();
    }

    private static async Task<IResult> AddAsync(
        HttpContext http,
        PushDevices devices,
        [FromForm] string? endpoint,
        [FromForm] string? key,
        [FromForm] string? secret
    )
    {
        if (Caller.Require(http.User).Person is not { } person)
        {
            return Nobody(http);
        }

        string name = DeviceName.Of(http.Request.Headers.UserAgent.ToString());
        return await devices.AddAsync(person, endpoint ?? "", key ?? "", secret ?? "", name, http.RequestAborted) is { } why
            ? PostResult.Refused(http, why.Kind.Status(), "This device was not added", why.Whole(), why.Code, "/account")
            : PostResult.SeeOther(http, "/account?device#devices");
    }

    private static async Task<IResult> RemoveAsync(string id, HttpContext http, PushDevices devices)
    {
        if (Caller.Require(http.User).Person is not { } person)
        {
            return Nobody(http);
        }

        await devices.RemoveAsync(id, person, PushDevices.ByOwner);
        return PostResult.SeeOther(http, "/account#devices");
    }

    private static IResult Nobody(HttpContext http) =>
        PostResult.Refused(
            http,
            StatusCodes.Status404NotFound,
            "Nothing was changed",
            "Your account stands for nobody who can be paged.",
            back: "/account"
        );
}

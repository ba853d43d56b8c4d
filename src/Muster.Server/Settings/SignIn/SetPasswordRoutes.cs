// Where the one-time link leads: a person sets their password and is signed in.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Muster.Server.Settings.Accounts;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Settings.SignIn;

internal static class SetPasswordRoutes
{
    public static void MapSetPassword(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(PasswordLinks.Route, Show).AllowAnonymous();
        routes.MapPost(PasswordLinks.Route, SetAsync).AllowAnonymous().DisableAntiforgery();
    }

    private static IResult Show(string account, string token, HttpContext http)
    {
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Fragment.Page<SetPasswordPage>(http, new { Action = $"/set-password/{account}/{token}" });
    }

    private static async Task<IResult> SetAsync(
        string account,
        string token,
        HttpContext http,
        AccountWriter writer,
        SessionBook sessions,
        SignInGuard guard,
        [FromForm] string? password
    )
    {
        if (guard.Take(http, account) is { } wait)
        {
            return TooManyTries.Answer(http, wait);
        }

        switch (await writer.SetPasswordAsync(account, PasswordLinks.Token(token) ?? "", password ?? ""))
        {
            case AccountResult.Done done:
                guard.Forgive(http, account);
                string session = await sessions.BeginAsync(done.Account.Id, CancellationToken.None);
                await SessionScheme.WriteAsync(http, done.Account.Id, done.Account.SecurityStamp ?? "", session);
                return PostResult.SeeOther(http, "/");
            case AccountResult.Refused { Why.Errors: [{ Field: "password" }, ..] } weak:
                return Fragment.Page<SetPasswordPage>(
                    http,
                    new { Action = $"/set-password/{account}/{token}", Error = weak.Why.Errors[0].Message },
                    StatusCodes.Status422UnprocessableEntity
                );
            default:
                return PostResult.Refused(
                    http,
                    StatusCodes.Status410Gone,
                    "This link is used up",
                    "A link sets a password once, and within a day. Ask an admin for a new one.",
                    back: "/sign-in"
                );
        }
    }
}

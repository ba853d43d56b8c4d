// Signing in and out, and the first run.
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Server.Settings.Accounts;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Settings.SignIn;

internal static class SignInRoutes
{
    private const string WrongPair = "The e-mail address or the password is wrong.";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", ShowAsync).AllowAnonymous();
        routes.MapPost("/sign-in", SignInAsync).AllowAnonymous().DisableAntiforgery();
        // Only asked whether there is one: made here, it would open the store before the server has prepared it.
        if (routes.ServiceProvider.GetRequiredService<IServiceProviderIsService>().IsService(typeof(DemoEntrance)))
        {
            routes.MapPost("/sign-in/demo", EnterDemoAsync).AllowAnonymous().DisableAntiforgery();
        }

        routes.MapPost("/sign-out", SignOutAsync).AllowAnonymous().DisableAntiforgery();
        routes.MapGet("/first-run/{token}", ShowFirstRunAsync).AllowAnonymous();
        routes.MapPost("/first-run/{token}", FirstRunAsync).AllowAnonymous().DisableAntiforgery();
    }

    private static async Task<IResult> ShowAsync(HttpContext http, AccountBook accounts, [FromQuery(Name = "return")] string? back)
    {
        if (Caller.Of(http.User) is not null)
        {
            return PostResult.SeeOther(http, Safe(back));
        }

        return Fragment.Page<SignInPage>(
            http,
            new
            {
                Return = Safe(back),
                IsNew = !await accounts.AnyAsync(http.RequestAborted),
                IsUnsent = http.Request.Query.ContainsKey(SessionScheme.UnsentField),
                MayPlay = MayEnterDemo(http),
            }
        );
    }

    private static async Task<IResult> SignInAsync(
        HttpContext http,
        SignInGuard guard,
        PasswordCheck passwords,
        SessionBook sessions,
        [FromForm] string? email,
        [FromForm] string? password,
        [FromForm(Name = "return")] string? back
    )
    {
        if (guard.Take(http, email ?? "") is { } wait)
        {
            return TooManyTries.Answer(http, wait, "/sign-in");
        }

        if (await passwords.FindAsync(email ?? "", password ?? "", http.RequestAborted) is not { } account)
        {
            return Fragment.Page<SignInPage>(
                http,
                new
                {
                    Return = Safe(back),
                    Email = email,
                    Error = WrongPair,
                    MayPlay = MayEnterDemo(http),
                },
                StatusCodes.Status401Unauthorized
            );
        }

        guard.Forgive(http, email!);
        await BeginAsync(http, sessions, account.Id, account.Stamp);
        return PostResult.SeeOther(http, Safe(back));
    }

    /// <summary>To the drills, or to the first page for <c>to=look</c>. Who is signed in already stays who they are.</summary>
    private static async Task<IResult> EnterDemoAsync(HttpContext http, DemoEntrance door, SessionBook sessions, [FromForm] string? to)
    {
        if (!DemoEntrance.OpensTo(http))
        {
            return TypedResults.NotFound();
        }

        if (Caller.Of(http.User) is null)
        {
            if (door.Take(http) is { } wait)
            {
                return TooManyTries.Answer(http, wait, "/sign-in");
            }

            if (await door.BeginAsync(sessions) is not { } entered)
            {
                return TypedResults.NotFound();
            }

            await SessionScheme.WriteAsync(http, entered.Account.Id, entered.Account.Stamp, entered.Session);
        }

        return PostResult.SeeOther(http, to == "look" ? "/" : "/drills");
    }

    private static bool MayEnterDemo(HttpContext http) =>
        http.RequestServices.GetService<DemoEntrance>() is not null && DemoEntrance.OpensTo(http);

    /// <summary>Open to all, so that a second tap on a page that was left open is no error.</summary>
    private static async Task<IResult> SignOutAsync(HttpContext http, SessionBook sessions)
    {
        string? account = http.User.FindFirst(MusterClaims.Account)?.Value;
        string? session = http.User.FindFirst(MusterClaims.Session)?.Value;
        if (account is not null && session is not null)
        {
            await sessions.EndAsync(account, session, CancellationToken.None);
        }

        await http.SignOutAsync(SessionScheme.Name);

        // Pages that the browser kept must not be shown to the next person at this machine.
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return PostResult.SeeOther(http, "/sign-in");
    }

    private static async Task<IResult> ShowFirstRunAsync(string token, HttpContext http, FirstRun door)
    {
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return await door.OpensAsync(token, http.RequestAborted) ? Fragment.Page<FirstRunPage>(http, new { Token = token }) : Shut(http);
    }

    private static async Task<IResult> FirstRunAsync(
        string token,
        HttpContext http,
        FirstRun door,
        AccountWriter writer,
        SessionBook sessions,
        [FromForm] string? name,
        [FromForm] string? email,
        [FromForm] string? password
    )
    {
        await door.Making.WaitAsync(http.RequestAborted);
        try
        {
            if (!await door.OpensAsync(token, http.RequestAborted))
            {
                return Shut(http);
            }

            NewAccount wanted = new(email ?? "", name ?? "", AccountRole.Admin, password ?? "");
            switch (await writer.CreateAsync(wanted, AccountWriter.Local, CancellationToken.None))
            {
                case AccountResult.Done done:
                    await BeginAsync(http, sessions, done.Account.Id, done.Account.SecurityStamp ?? "");
                    return PostResult.SeeOther(http, "/");
                case AccountResult.Refused refused:
                    return Fragment.Page<FirstRunPage>(
                        http,
                        new
                        {
                            Token = token,
                            Name = name,
                            Email = email,
                            refused.Why,
                        },
                        StatusCodes.Status422UnprocessableEntity
                    );
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
        finally
        {
            door.Making.Release();
        }
    }

    private static IResult Shut(HttpContext http) =>
        PostResult.Refused(
            http,
            StatusCodes.Status404NotFound,
            "This link opens nothing",
            "The first admin exists already, or the link is from an earlier start of Muster. Sign in; or look at the console for the present link.",
            back: "/sign-in"
        );

    private static async Task BeginAsync(HttpContext http, SessionBook sessions, string account, string stamp)
    {
        string session = await sessions.BeginAsync(account, CancellationToken.None);
        await SessionScheme.WriteAsync(http, account, stamp, session);
    }

    /// <summary>A path of this site; what leads elsewhere leads to the first page.</summary>
    private static string Safe(string? back) =>
        back is ['/', ..] && back is not (['/', '/' or '\\', ..]) && !back.Any(char.IsControl) && back.Length <= EdgeLimits.UrlBytes
            ? back
            : "/";
}

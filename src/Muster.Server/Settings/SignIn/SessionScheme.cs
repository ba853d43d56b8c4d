// The cookie of a signed-in person: what it is called, what it holds, and whether it still counts.
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Muster.Core.Catalog;
using Muster.Engine.Commands;
using Muster.Server.Settings.Accounts;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Settings.SignIn;

/// <summary>
/// The cookie names an account, one sign-in of it, and the account's stamp. Everything else is read anew for each request, so that a role that was taken, a
/// password that was changed or a sign-out elsewhere ends it within seconds.
/// </summary>
public sealed class SessionScheme(AccountBook accounts, OrganisationReader organisations) : CookieAuthenticationEvents
{
    public const string Name = "session";

    /// <summary>In the query of the sign-in page: a form was posted by somebody who was signed out, and nothing of it was done.</summary>
    public const string UnsentField = "unsent";

    private const string SignInPath = "/sign-in";
    private const string ReturnField = "return";
    private const string StampClaim = "muster:stamp";

    public static void Configure(CookieAuthenticationOptions options, bool isHttps)
    {
        ArgumentNullException.ThrowIfNull(options);

        // The prefix makes the browser insist on https, on this host and on no other path.
        options.Cookie.Name = isHttps ? "__Host-muster" : "muster";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = SessionBook.Lifetime;
        options.SlidingExpiration = true;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = ReturnField;
        options.EventsType = typeof(SessionScheme);
    }

    /// <summary>Writes the cookie of a sign-in.</summary>
    public static Task WriteAsync(HttpContext http, string account, string stamp, string session)
    {
        ClaimsIdentity identity = new(Name);
        identity.AddClaim(new(MusterClaims.Account, account));
        identity.AddClaim(new(MusterClaims.Session, session));
        identity.AddClaim(new(StampClaim, stamp));
        return http.SignInAsync(Name, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Whether a sign-in of this account still counts, by the claims of its cookie.</summary>
    public static bool Counts(AccountFacts account, ClaimsPrincipal claimed)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.Holds(claimed.FindFirstValue(MusterClaims.Session), claimed.FindFirstValue(StampClaim));
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ClaimsPrincipal? fresh = context.Principal is { } claimed
            ? await PrincipalAsync(claimed, context.HttpContext.RequestAborted)
            : null;
        if (fresh is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Name);
            return;
        }

        context.ReplacePrincipal(fresh);
    }

    /// <summary>A browser is led to the sign-in page; a program and the console's script are told 401.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (IsProgram(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            // The address of a post shows nothing to a reader: after signing in one is back on the page where the form stands.
            string page = Uri.EscapeDataString(PostResult.Referer(context.HttpContext));
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = $"{SignInPath}?{ReturnField}={page}&{UnsentField}=1";
            return Task.CompletedTask;
        }

        // Without scheme and host: what the client says about them must not come back as an address.
        context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private async Task<ClaimsPrincipal?> PrincipalAsync(ClaimsPrincipal claimed, CancellationToken cancel)
    {
        string? id = claimed.FindFirstValue(MusterClaims.Account);
        if (id is null || await accounts.FindAsync(id, cancel) is not { } account || !Counts(account, claimed))
        {
            return null;
        }

        Organisation organisation = await organisations.CurrentAsync(cancel);
        ClaimsIdentity identity = new(Name, MusterClaims.Name, MusterClaims.Role);
        identity.AddClaim(new(MusterClaims.Account, account.Id));
        identity.AddClaim(new(MusterClaims.Session, claimed.FindFirstValue(MusterClaims.Session)!));
        identity.AddClaim(new(StampClaim, account.Stamp));
        identity.AddClaim(new(MusterClaims.Person, account.Person.Value));
        identity.AddClaim(new(MusterClaims.Name, organisation.Person(account.Person)?.Name ?? account.Email));
        identity.AddClaim(new(MusterClaims.Role, account.Role));
        return new(identity);
    }

    private static bool IsProgram(HttpRequest request) =>
        Fragment.Asked(request)
        || request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/live", StringComparison.OrdinalIgnoreCase)
        || !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}

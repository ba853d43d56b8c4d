// Authenticates programs by their API key.
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Muster.Storage.Access;

namespace Muster.Server.Web.Access;

/// <summary>The key is a bearer token, Opsgenie's <c>GenieKey</c>, or the password of basic authentication with any user, or the <c>{key}</c> of the path where a route says so.</summary>
public sealed class ApiKeyScheme(
    IKeyRing keys,
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "key";

    /// <summary>The name of the route value that carries a key.</summary>
    public const string RouteValue = "key";

    private const string NotValid = "The key is not valid.";

    /// <summary>Who a key is, as claims.</summary>
    public static ClaimsPrincipal Principal(KnownKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        ClaimsIdentity identity = new(SchemeName, MusterClaims.Name, MusterClaims.Role);
        identity.AddClaim(new(MusterClaims.Key, key.Name));
        identity.AddClaim(new(MusterClaims.Name, key.Name));
        identity.AddClaim(new(MusterClaims.Scope, key.Scope));
        if (key.Person is { } person)
        {
            identity.AddClaim(new(MusterClaims.Person, person.Value));
        }

        if (key.MadeBy is { } maker)
        {
            identity.AddClaim(new(MusterClaims.Maker, maker.Value));
        }

        if (key.MaySend)
        {
            identity.AddClaim(new(MusterClaims.Sends, key.Name));
        }

        // The scope bounds the role: an admin's intake key is no admin.
        if (key.Scope == ApiKeyScope.Api && key.Role is { } role)
        {
            identity.AddClaim(new(MusterClaims.Role, role));
        }

        return new(identity);
    }

    /// <summary>The key that a request carries; null when it carries none, empty for what cannot be one.</summary>
    public static string? TokenOf(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out AuthenticationHeaderValue? header))
        {
            return header.Scheme.ToUpperInvariant() switch
            {
                "BEARER" or "GENIEKEY" => header.Parameter ?? "",
                "BASIC" => Password(header.Parameter ?? ""),
                _ => "",
            };
        }

        return http.GetRouteValue(RouteValue) as string;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Context) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        return await keys.FindAsync(token, Context.RequestAborted) is { } key
            ? AuthenticateResult.Success(new AuthenticationTicket(Principal(key), SchemeName))
            : AuthenticateResult.Fail(NotValid);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = new(["Bearer", "Basic realm=\"Muster\""]);
        return Task.CompletedTask;
    }

    private static string Password(string credentials)
    {
        byte[] bytes = new byte[credentials.Length];
        string text = Convert.TryFromBase64String(credentials, bytes, out int length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? "" : text[(colon + 1)..];
    }
}

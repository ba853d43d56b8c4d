// Signs each request in as ana, with the role that its header names.
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Catalog;

internal sealed class SignedInByHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Header = "Test-Role";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        Claim[] claims = [new(MusterClaims.Person, "ana"), new(MusterClaims.Role, Request.Headers[Header].ToString())];
        ClaimsPrincipal ana = new(new ClaimsIdentity(claims, Scheme.Name, MusterClaims.Name, MusterClaims.Role));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(ana, Scheme.Name)));
    }
}

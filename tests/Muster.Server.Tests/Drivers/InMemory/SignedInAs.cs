// Signs every request in as ana: a responder, or of the role that the header `As` names.
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Driving;

internal sealed class SignedInAs(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Header = "As";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string role = Request.Headers[Header].ToString() is { Length: > 0 } asked ? asked : AccountRole.Responder;
        ClaimsIdentity ana = new(
            [
                new Claim(MusterClaims.Person, "ana"),
                new Claim(MusterClaims.Name, "Ana Silva"),
                new Claim(MusterClaims.Role, role),
                new Claim(MusterClaims.Account, "1"),
            ],
            Scheme.Name
        );
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(ana), Scheme.Name)));
    }
}

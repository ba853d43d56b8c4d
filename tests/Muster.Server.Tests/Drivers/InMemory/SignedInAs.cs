// Signs every request in as ana: a responder, or of the role that the header `As` names; `stranger` is nobody.
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Drivers.InMemory;

internal sealed class SignedInAs(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Header = "As";
    public const string Stranger = "stranger";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string role = Request.Headers[Header].ToString() is { Length: > 0 } asked ? asked : AccountRole.Responder;
        if (role == Stranger)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

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

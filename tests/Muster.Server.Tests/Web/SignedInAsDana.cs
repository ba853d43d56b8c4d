// Signs every request in as dana, unless it carries the header `Stranger`.
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Muster.Server.Tests.Web;

internal sealed class SignedInAsDana(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.ContainsKey("Stranger"))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }
        var dana = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "dana")], Scheme.Name));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(dana, Scheme.Name)));
    }
}

// The key behind a request of a sender.
using System.Security.Claims;
using Muster.Server.Web.Access;

namespace Muster.Server.Intake.Wire;

internal static class IntakeKey
{
    /// <summary>The name of the key; the routes of the intake let nobody in without one.</summary>
    public static string NameOf(ClaimsPrincipal principal) =>
        Caller.Require(principal).Key ?? throw new InvalidOperationException("A route of the intake was opened without a key.");
}

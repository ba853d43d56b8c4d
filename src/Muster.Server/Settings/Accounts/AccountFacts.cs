// Everything that a request needs to know of an account.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Server.Settings.Accounts;

/// <param name="Role">The highest of its roles.</param>
/// <param name="Stamp">Changes with the password, the role and when it is disabled: a sign-in with another stamp is over.</param>
/// <param name="Sessions">The sign-ins that were not ended and are not too old.</param>
public sealed record AccountFacts(
    string Id,
    PersonId Person,
    string Email,
    string Role,
    string Stamp,
    bool IsDisabled,
    ImmutableHashSet<string> Sessions
)
{
    /// <summary>Whether a sign-in with this stamp counts now.</summary>
    public bool Holds(string? session, string? stamp) => !IsDisabled && session is not null && Stamp == stamp && Sessions.Contains(session);
}

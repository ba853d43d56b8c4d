// An account as every request of a signed-in person needs it.
using Muster.Core.Kernel;

namespace Muster.Storage.Access;

/// <param name="Stamp">Changes with whatever ends the sign-ins of the account.</param>
/// <param name="Roles">In no order.</param>
/// <param name="Tokens">What the asked provider keeps beside the account, by name.</param>
public sealed record KnownAccount(
    string Id,
    PersonId Person,
    string Email,
    string Stamp,
    bool IsDisabled,
    IReadOnlyList<string> Roles,
    IReadOnlyList<(string Name, string? Value)> Tokens
);

// An account as the list of people shows it.
using Muster.Core.Kernel;

namespace Muster.Storage.Access;

/// <param name="Roles">In no order.</param>
/// <param name="DisabledAt">Since when nobody may sign in to it; null when somebody may.</param>
public sealed record ListedAccount(
    string Id,
    PersonId Person,
    string Email,
    bool HasPassword,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DisabledAt,
    string? DisabledBy,
    string? DisabledWhy,
    IReadOnlyList<string> Roles
);

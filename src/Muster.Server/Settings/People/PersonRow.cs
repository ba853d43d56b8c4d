// An account in the list of people.
using Muster.Core.Kernel;

namespace Muster.Server.Settings.People;

/// <param name="HasPassword">False until the person has opened their link.</param>
/// <param name="DisabledAt">Since when nobody may sign in to it; null when somebody may.</param>
public sealed record PersonRow(
    string Id,
    PersonId Person,
    string Name,
    string Email,
    string Role,
    bool HasPassword,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DisabledAt,
    string? DisabledBy,
    string? DisabledWhy
);

// A silence as somebody asks for it.
using System.Collections.Immutable;

namespace Muster.Core.Alerts;

/// <param name="StartsAt">Null: at once.</param>
public sealed record SilenceDraft(
    ImmutableArray<Matcher> Matchers,
    DateTimeOffset? StartsAt,
    DateTimeOffset EndsAt,
    string CreatedBy,
    string Comment
);

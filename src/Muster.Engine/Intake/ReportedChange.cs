// A change as its sender tells of it, cleaned.
using System.Collections.Immutable;
using Muster.Core.Changes;
using Muster.Engine.Projections;

namespace Muster.Engine.Intake;

/// <param name="Summary">One line: what was changed.</param>
/// <param name="Service">The id or the name of the service, when the sender names one.</param>
/// <param name="At">When it was made; null when none was stated or it could not be read.</param>
/// <param name="Key">The name of the key that sent it.</param>
public sealed record ReportedChange(
    string Summary,
    ChangeKind Kind,
    string? Source,
    string? Service,
    DateTimeOffset? At,
    ImmutableArray<ChangeLink> Links,
    ImmutableArray<ChangeDetail> Details,
    string Key
);

// A change that somebody's tool told of, such as a deployment: the row of the list of changes.
using System.Collections.Immutable;
using Muster.Core.Changes;
using Muster.Core.Kernel;

namespace Muster.Engine.Projections;

/// <summary>It pages nobody. Those who respond look at what was changed before it failed.</summary>
/// <param name="Summary">One line: what was changed.</param>
/// <param name="Source">Where, as its sender says; null when it does not.</param>
/// <param name="Service">The service that it names; null when it names none that there is.</param>
/// <param name="At">When it was made; when it came, if its sender says no time or one that is yet to come.</param>
/// <param name="Details">The sender's own fields, in its order.</param>
/// <param name="Key">The name of the key that sent it.</param>
public sealed record ChangeRow(
    string Id,
    string Summary,
    ChangeKind Kind,
    string? Source,
    ServiceId? Service,
    DateTimeOffset At,
    DateTimeOffset ReceivedAt,
    ImmutableArray<ChangeLink> Links,
    ImmutableArray<ChangeDetail> Details,
    string Key
);

// The holding statement: five lines that stakeholders can rely on, with the promise of the next.
using System.Collections.Immutable;

namespace Muster.Core.Communications;

/// <summary>
/// The five-line update: <c>[SEV-1] title</c>, Status, Impact, Current Action, Next Update. The first line comes from the incident.
/// <see cref="NextUpdateAt"/> is a promise that runs as a timer; null says that this is the last statement (resolved).
/// </summary>
public sealed record HoldingStatement(string Id, string Status, string Impact, string CurrentAction, DateTimeOffset? NextUpdateAt)
{
    /// <summary>For whom it is when nobody says: those within the organisation.</summary>
    public static readonly ImmutableSortedSet<Audience> Usual = [Audience.Internal, Audience.Executive];

    /// <summary>The simulated second in which the next one is promised, in the incident of a drill, whose clock may go faster than the wall's; null for what is real.</summary>
    public int? NextUpdateSecond { get; init; }

    /// <summary>For whom it is. Colleagues read every statement; for the public it is only where a person says so.</summary>
    public ImmutableSortedSet<Audience> Audiences { get; init; } = Usual;

    /// <summary>The id of the earlier statement of the same incident that this one corrects; null for none.</summary>
    public string? Corrects { get; init; }

    /// <summary>What the linter found for the public, and who published it as it is; empty when it found nothing, or nobody outside reads it.</summary>
    public ImmutableArray<OverriddenFinding> Overridden { get; init; } = [];
}

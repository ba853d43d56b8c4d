// What somebody says when they declare an incident.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Engine.Commands;

/// <param name="Groups">The alert groups that it is declared from; empty for none.</param>
public sealed record Declaration(
    string Title,
    Severity Severity,
    ServiceId? Service,
    DateTimeOffset? ImpactStartedAt,
    ImmutableArray<AlertGroupId> Groups
)
{
    /// <summary>The drill that it is declared in, with whatever alerts it has raised; null where the groups say whether it is a drill's.</summary>
    public DrillId? Drill { get; init; }
}

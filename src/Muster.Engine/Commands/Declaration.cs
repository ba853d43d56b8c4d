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
);

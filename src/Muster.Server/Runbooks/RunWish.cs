// What somebody wants to run: a runbook with its parameters, or a command on their machine.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;

namespace Muster.Server.Runbooks;

/// <param name="Runbook">The id of a runbook; null for a command.</param>
/// <param name="Undo">Whether the steps that undo it are wanted.</param>
/// <param name="Command">Null for a runbook.</param>
/// <param name="Incident">Null for none.</param>
public sealed record RunWish(
    string? Runbook,
    ImmutableSortedDictionary<string, string> Parameters,
    bool Undo,
    CommandLine? Command,
    IncidentId? Incident
);

// An alert as Opsgenie's senders post it, cleaned.
using System.Collections.Immutable;

namespace Muster.Server.Intake.Opsgenie;

/// <param name="Alias">As sent, because it is an identity; null: Muster gives one.</param>
/// <param name="Details">The sender's own fields, in its order.</param>
/// <param name="Priority"><c>P1</c> to <c>P5</c>; null when it is left out, which says nothing about how bad it is.</param>
/// <param name="Team">The first team among the responders; null when there is none.</param>
internal sealed record OpsgenieAlert(
    string Message,
    string? Alias,
    string? Description,
    ImmutableArray<string> Tags,
    ImmutableArray<KeyValuePair<string, string>> Details,
    string? Entity,
    string? Source,
    string? Priority,
    string? Team,
    string? User,
    string? Note
);

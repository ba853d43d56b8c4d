// An override of the gate, as the API answers it.
namespace Muster.Cli.Api;

/// <param name="Status"><c>asked</c>, <c>holds</c> or <c>over</c>.</param>
/// <param name="Until">Null while a second person has yet to agree.</param>
internal sealed record OverrideState(
    string Id,
    string Slo,
    string Status,
    string Reason,
    string Person,
    DateTimeOffset At,
    string? ConsentBy,
    DateTimeOffset? Until
);

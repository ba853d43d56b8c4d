// A change that asked the gate and was stopped, or went although the budget was spent.
using Muster.Core.Slos.Policies;

namespace Muster.Engine.Slos;

/// <param name="Change">As its pipeline calls it; empty where it does not say.</param>
/// <param name="Override">The id of the override by which it went; null for none.</param>
/// <param name="By">Who asked last, as events name them.</param>
/// <param name="Times">How often it asked with this answer.</param>
public sealed record AskedChange(
    string Change,
    string Kind,
    GateVerdict Verdict,
    string Reason,
    string? Override,
    string By,
    DateTimeOffset First,
    DateTimeOffset Last,
    int Times
);

// What came of a drill, in a word and a number.
namespace Muster.Server.Drills;

/// <param name="Word">Resolved, mitigated or still down.</param>
public sealed record DrillOutcome(string Word, double CustomerMinutesLost);

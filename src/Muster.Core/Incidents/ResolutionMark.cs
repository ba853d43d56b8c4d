// How far the time to resolve an incident has run, as far as it was said.
namespace Muster.Core.Incidents;

/// <summary><see cref="IsOver"/> is false for the warning that comes before <see cref="DueAt"/>.</summary>
public sealed record ResolutionMark(DateTimeOffset DueAt, bool IsOver);

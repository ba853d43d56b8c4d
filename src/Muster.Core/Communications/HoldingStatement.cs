// The holding statement: five lines that stakeholders can rely on, with the promise of the next.
namespace Muster.Core.Communications;

/// <summary>
/// The five-line update: <c>[SEV-1] title</c>, Status, Impact, Current Action, Next Update. The first line comes from the incident.
/// <see cref="NextUpdateAt"/> is a promise that runs as a timer; null says that this is the last statement (resolved).
/// </summary>
public sealed record HoldingStatement(string Id, string Status, string Impact, string CurrentAction, DateTimeOffset? NextUpdateAt);

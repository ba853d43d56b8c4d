// A task in one hand, with a time box.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <summary>
/// A task of an incident. <see cref="OverdueSince"/> is set once its time box ran out while it was open.
/// <see cref="Outcome"/> is the result of a done task or the reason of a cancelled one.
/// </summary>
public sealed record IncidentTask(string Id, string Text, PersonId To, DateTimeOffset DueAt, Actor By, DateTimeOffset At)
{
    public IncidentTaskStatus Status { get; init; } = IncidentTaskStatus.Open;

    public DateTimeOffset? OverdueSince { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public string? Outcome { get; init; }
}

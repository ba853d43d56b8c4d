// A person who took part in an incident, and when they came.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <summary><see cref="AcknowledgedAt"/> is when they first took notice; null for a person who was given something or wrote something only.</summary>
public sealed record Participant(PersonId Person, DateTimeOffset JoinedAt, DateTimeOffset? AcknowledgedAt)
{
    /// <summary>Whether they did something themselves: somebody who was only given a task or a role may be asleep.</summary>
    public bool HasActed { get; init; }
}

// Everything that one decision writes, as a value: all of it becomes durable, or none of it.
using System.Collections.Immutable;
using Muster.Core.Alerts;

namespace Muster.Engine.Ports;

/// <summary>
/// One transaction. It is applied whole or not at all: an append at the wrong version, a timer that is no longer due, an outbox attempt that was overtaken,
/// a group or an expected row written by another, an alert routed by another, each makes it a conflict; a known <see cref="Operation"/> makes it a duplicate.
/// </summary>
public sealed record Commit
{
    public ImmutableArray<Append> Appends { get; init; } = [];

    public ImmutableArray<TimerEntry> TimersSet { get; init; } = [];

    /// <summary>Ids of timers that are no longer wanted; an unknown one is no error.</summary>
    public ImmutableArray<string> TimersCancelled { get; init; } = [];

    /// <summary>The timer that this commit fires: it must still be set for just this instant, and is gone afterwards.</summary>
    public TimerEntry? TimerFired { get; init; }

    public ImmutableArray<OutboxMessage> Outbox { get; init; } = [];

    /// <summary>Subjects whose unsent messages are dropped because nobody needs them any more.</summary>
    public ImmutableArray<string> OutboxDropped { get; init; } = [];

    public ImmutableArray<HurriedMessage> OutboxHurried { get; init; } = [];

    public OutboxCompletion? OutboxCompleted { get; init; }

    public ImmutableArray<View> Views { get; init; } = [];

    /// <summary>Rows among <see cref="Views"/> that are written only while they stand as they were read.</summary>
    public ImmutableArray<ViewExpected> ViewsExpected { get; init; } = [];

    /// <summary>Alert groups as they shall be; the stored version must be one less than theirs (none for version 1).</summary>
    public ImmutableArray<AlertGroup> Groups { get; init; } = [];

    public ImmutableArray<AlertRouted> Routed { get; init; } = [];

    /// <summary>Alerts that begin, routed already.</summary>
    public ImmutableArray<AlertBegun> Begun { get; init; } = [];

    /// <summary>What a form or an Idempotency-Key names; a second commit with its id changes nothing.</summary>
    public Operation? Operation { get; init; }

    /// <summary>Whether it would change nothing at all.</summary>
    public bool IsEmpty =>
        Appends.IsEmpty
        && TimersSet.IsEmpty
        && TimersCancelled.IsEmpty
        && TimerFired is null
        && Outbox.IsEmpty
        && OutboxDropped.IsEmpty
        && OutboxHurried.IsEmpty
        && OutboxCompleted is null
        && Views.IsEmpty
        && Groups.IsEmpty
        && Routed.IsEmpty
        && Begun.IsEmpty
        && Operation is null;
}

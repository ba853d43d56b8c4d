// What the engine counts, for whoever watches it from outside.
using System.Diagnostics.Metrics;
using Muster.Core.Paging;

namespace Muster.Engine.Commands;

/// <summary>The meter <c>Muster</c>. Gauges show what was last measured; the pager measures them every few seconds.</summary>
public sealed class EngineMeter : IDisposable
{
    public const string Name = "Muster";

    private readonly Meter _meter;
    private readonly Counter<long> _signals;
    private readonly Counter<long> _events;
    private readonly Counter<long> _pages;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _timers;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _turns;
    private readonly Histogram<double> _handover;
    private int _outboxWaiting;
    private double _timerLatenessSeconds;

    public EngineMeter(IMeterFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        _meter = factory.Create(Name);
        _signals = _meter.CreateCounter<long>("muster_signals", description: "Signals accepted, by door and outcome.");
        _events = _meter.CreateCounter<long>("muster_events", description: "Events committed, by type.");
        _pages = _meter.CreateCounter<long>("muster_pages", description: "Pages started, by purpose.");
        _conflicts = _meter.CreateCounter<long>("muster_commit_conflicts", description: "Commits that somebody else overtook.");
        _deliveries = _meter.CreateCounter<long>("muster_deliveries", description: "Attempts to send, by channel and outcome.");
        _duplicates = _meter.CreateCounter<long>(
            "muster_deliveries_duplicate",
            description: "Attempts after one whose outcome is not known: the person may have been told twice."
        );
        _timers = _meter.CreateCounter<long>("muster_timers_fired", description: "Timers fired, by kind.");
        _failures = _meter.CreateCounter<long>("muster_loop_failures", description: "Turns of a loop that failed, by loop.");
        _turns = _meter.CreateCounter<long>("muster_loop_turns", description: "Full turns of a loop, by loop.");
        _handover = _meter.CreateHistogram<double>(
            "muster_delivery_delay_seconds",
            "s",
            "From the notified step to the answer of the provider that took the message, by channel."
        );
        _meter.CreateObservableGauge("muster_outbox_waiting", () => Volatile.Read(ref _outboxWaiting), description: "Messages that wait.");
        _meter.CreateObservableGauge(
            "muster_timer_lateness_seconds",
            () => Volatile.Read(ref _timerLatenessSeconds),
            "s",
            "How long the most overdue timer has been due; 0 when none is."
        );
    }

    public void Accepted(string door, int opened, int renewed, int resolved, int ignored)
    {
        Add(opened, "opened");
        Add(renewed, "renewed");
        Add(resolved, "resolved");
        Add(ignored, "ignored");

        void Add(int count, string outcome)
        {
            if (count > 0)
            {
                _signals.Add(count, new("door", door), new("outcome", outcome));
            }
        }
    }

    internal void Committed(IEnumerable<Happened> all)
    {
        foreach (Happened happened in all)
        {
            _events.Add(1, new KeyValuePair<string, object?>("type", EventJson.NameOf(happened.Event)));
            if (happened.Event is PageEvent.Started started)
            {
                _pages.Add(1, new KeyValuePair<string, object?>("purpose", started.Subject.Purpose.ToString()));
            }
        }
    }

    internal void Conflicted() => _conflicts.Add(1);

    /// <summary>Counts an attempt to send; the outcome is <c>sent</c>, <c>retry</c>, <c>failed</c>, <c>dropped</c> or <c>late</c>.</summary>
    public void Attempted(string channel, string outcome) => _deliveries.Add(1, new("channel", channel), new("outcome", outcome));

    public void Duplicated(string channel) => _duplicates.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public void HandedOver(string channel, TimeSpan after) =>
        _handover.Record(after.TotalSeconds, new KeyValuePair<string, object?>("channel", channel));

    public void Fired(string timerKind) => _timers.Add(1, new KeyValuePair<string, object?>("kind", timerKind));

    public void Turned(string loop) => _turns.Add(1, new KeyValuePair<string, object?>("loop", loop));

    public void Failed(string loop) => _failures.Add(1, new KeyValuePair<string, object?>("loop", loop));

    public void Measured(int outboxWaiting, TimeSpan timerLateness)
    {
        Volatile.Write(ref _outboxWaiting, outboxWaiting);
        Volatile.Write(ref _timerLatenessSeconds, timerLateness.TotalSeconds);
    }

    public void Dispose() => _meter.Dispose();
}

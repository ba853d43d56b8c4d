// All that is known after a simulated run: what the checkers judge.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Tests.Simulation;

/// <param name="IsAtRest">Nothing was left to come: whatever was to arrive has arrived, or is lost.</param>
/// <param name="Written">Up to which position the record was known to go, and since when.</param>
/// <param name="Pings">What jobs sent to whoever was there, in order.</param>
/// <param name="Accepted">The receipts that the senders were given.</param>
/// <param name="Begun">Every attempt to send that began, on any channel, by any node.</param>
/// <param name="Arrived">What the providers took.</param>
/// <param name="Disturbances">When a node was killed, the store was away, or a provider hung.</param>
/// <param name="Gaps">When the last node began to die, and when another was there, by its time.</param>
/// <param name="Joined">When a node was started, whether or not others were there.</param>
public sealed record History(
    int Seed,
    DateTimeOffset Began,
    DateTimeOffset Healed,
    DateTimeOffset Ended,
    bool IsAtRest,
    ImmutableArray<StoredEvent> Events,
    ImmutableArray<(long Position, DateTimeOffset At)> Written,
    ImmutableArray<AlertGroup> Groups,
    ImmutableArray<Ping> Pings,
    ImmutableArray<Receipt> Accepted,
    ImmutableArray<Receipt> Kept,
    ImmutableArray<Alert> Firing,
    ImmutableArray<Attempt> Begun,
    ImmutableArray<Attempt> Arrived,
    ImmutableArray<Disturbance> Disturbances,
    ImmutableArray<(DateTimeOffset Dead, DateTimeOffset Started)> Gaps,
    ImmutableArray<DateTimeOffset> Joined,
    int Waiting,
    ImmutableArray<View> Rows,
    ImmutableArray<View> RebuiltRows
)
{
    private (ImmutableArray<StoredEvent> Record, ImmutableArray<(Page Page, ImmutableArray<PageEvent> Events)> Pages)? _read;

    /// <summary>The events of each page, in order.</summary>
    public ImmutableArray<(Page Page, ImmutableArray<PageEvent> Events)> Pages()
    {
        // A copy with another record keeps what was read of this one.
        if (_read is not { } read || read.Record != Events)
        {
            _read = read = (Events, Pages(Events));
        }

        return read.Pages;
    }

    /// <summary>Where the events of a page stand on the record, in order.</summary>
    public ImmutableArray<long> PositionsOf(Page page) =>
        [
            .. Events
                .Where(stored => stored.Stream.Category == Page.Category && stored.Stream.Key == page.Id.Value)
                .Select(stored => stored.Position),
        ];

    /// <summary>The pages that are on a record.</summary>
    public static ImmutableArray<(Page Page, ImmutableArray<PageEvent> Events)> Pages(ImmutableArray<StoredEvent> record) =>
        [
            .. record
                .Where(stored => stored.Stream.Category == Page.Category)
                .GroupBy(stored => stored.Stream)
                .Select(stream => stream.Select(stored => (PageEvent)EventJson.Read(stored.Type, stored.Data)).ToImmutableArray())
                .Select(events => (events.Aggregate(Page.Initial, Page.Evolve), events)),
        ];

    /// <summary>The events of each incident, in order.</summary>
    public IEnumerable<ImmutableArray<IncidentEvent>> Incidents() =>
        Streams("incident")
            .Select(stream => stream.Select(stored => (IncidentEvent)EventJson.Read(stored.Type, stored.Data)).ToImmutableArray());

    public IEnumerable<IGrouping<StreamId, StoredEvent>> Streams(string category) =>
        Events.GroupBy(stored => stored.Stream).Where(stream => stream.Key.Category == category);

    /// <summary>Whether anything was disturbed between two instants.</summary>
    public bool WasDisturbed(DateTimeOffset from, DateTimeOffset to) => Disturbances.Any(one => one.From <= to && one.To >= from);
}

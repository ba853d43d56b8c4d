// What a story sees of the world, without moving anything in it.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Heartbeats;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Tests.Driving;

public sealed partial class World
{
    private static readonly CancellationToken None = CancellationToken.None;

    public AlertGroup Group(string alert = "HighErrorRate") => Groups().First(group => group.Labels["alertname"] == alert);

    /// <summary>Every group, newest first.</summary>
    public ImmutableArray<AlertGroup> Groups() => [.. Look(() => Store.GroupsAsync(openOnly: false, before: null, 10_000, None))];

    /// <summary>The status of the group's row.</summary>
    public string GroupStatus(string alert = "HighErrorRate") =>
        Look(() => Store.FindAsync(Views.Group, Group(alert).Id.Value, None))!.Status;

    public RoomRow Room(IncidentId incident, string channel, string address) =>
        Look(() => Store.FindAsync(Views.Room, RoomRow.IdOf(incident, channel, address), None))!.Row<RoomRow>();

    public View Planned(DrillPlanId id) => Look(() => Store.FindAsync(Views.DrillPlan, id.Value, None))!;

    public ImmutableArray<Alert> Firing() => [.. Look(() => Store.FiringAsync(10_000, None))];

    public Receipt? ReceiptOf(string id) => Look(() => Store.ReceiptAsync(id, None));

    /// <summary>When each part of the record was written: up to which position, and when.</summary>
    public IReadOnlyList<(long Position, DateTimeOffset At)> Written => _stores.Written;

    public ImmutableArray<Heartbeat> Heartbeats() =>
        [.. Look(() => Store.ListAsync(new ViewQuery(Views.Heartbeat, [], null, null, 200), None)).Select(view => view.Row<Heartbeat>())];

    /// <summary>How many messages wait in the outbox.</summary>
    public int Waiting() => Look(() => Store.WaitingAsync(None));

    public Page Page(PageId id) => Look(() => StreamReplay.ReadAsync<Page, PageCommand, PageEvent>(Store, id.Value, None)).State;

    public Page PageOf(string alert = "HighErrorRate") => Page(Group(alert).Page!.Value);

    public PageOutlook Outlook(string alert = "HighErrorRate") => Node.Do(() => Node.Get<PageOutlooks>().OfAsync(PageOf(alert), None));

    public PassedOn PassedOn(string person, Outcome outcome, string alert = "HighErrorRate") =>
        Node.Do(() => Node.Get<PageAnswers>().PassedOnAsync(PageOf(alert), new(person), outcome));

    public int VersionOf(PageId page) => Look(() => Store.StreamVersionAsync(new StreamId(Core.Paging.Page.Category, page.Value), None));

    public Incident Incident(IncidentId id) =>
        Look(() => StreamReplay.ReadAsync<Incident, IncidentCommand, IncidentEvent>(Store, id.Value, None)).State;

    public ImmutableArray<StoredEvent> Events() => [.. Look(() => Store.ReadAllAsync(0, 1_000_000, None))];

    public ImmutableArray<PageRow> Pages() =>
        [.. Look(() => Store.ListAsync(new ViewQuery(Views.Page, [], null, null, 200), None)).Select(view => view.Row<PageRow>())];

    public ImmutableArray<IncidentRow> Incidents(string status, string? search) =>
        [
            .. Look(() => Store.ListAsync(new ViewQuery(Views.Incident, [status], search, null, 200), None))
                .Select(view => view.Row<IncidentRow>()),
        ];

    /// <summary>Every row of every read model, by kind and id.</summary>
    public ImmutableArray<View> Rows() =>
        [
            .. Look(() => Store.ChangedSinceAsync(0, 1_000_000, None))
                .Select(row => Look(() => Store.FindAsync(row.Kind, row.Id, None))!)
                .OrderBy(row => row.Kind, StringComparer.Ordinal)
                .ThenBy(row => row.Id, StringComparer.Ordinal),
        ];

    /// <summary>What any node logged as an exception, but for a store that was told to be away.</summary>
    public IEnumerable<string> UnexpectedFailures() =>
        _nodes
            .SelectMany(node => node.Log.Lines)
            .Where(line => line.Failure is not (null or StoreUnavailableException))
            .Select(line => line.Text + " " + line.Failure);

    /// <summary>Reads the store itself, at once, whatever it is told to fail at.</summary>
    private T Look<T>(Func<Task<T>> read)
    {
        (Func<string, Exception?>? before, Func<string, Exception?>? after) = (Store.Fault, Store.FaultAfter);
        (Store.Fault, Store.FaultAfter) = (null, null);
        Task<T> task = read();
        (Store.Fault, Store.FaultAfter) = (before, after);
        Assert.True(task.IsCompleted, "The in-memory store answers at once.");
        return task.GetAwaiter().GetResult();
    }
}

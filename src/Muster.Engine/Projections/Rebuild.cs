// Makes the read models anew from the record.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.CustomerReports;
using Muster.Core.DrillPlans;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.Reviews;
using Muster.Core.Rosters;
using Muster.Core.Runbooks;
using Muster.Core.Slos;
using Muster.Core.Slos.Policies;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

/// <summary>
/// Safe beside running servers, and when it is cut off: a row is written over, and only by the state that the record has at that moment. What the record does not
/// stand for is removed last, and never what a server wrote meanwhile. So no list is ever empty that should not be. The index of the search is made anew in one commit.
/// </summary>
public sealed class Rebuild(
    IEventStore store,
    IAlertStore alerts,
    IViewStore views,
    IFullText texts,
    IEnumerable<IProjection> projections,
    TimeProvider clock
)
{
    private const int Batch = 500;

    private readonly ILookup<string, IProjection> _projections = projections.ToLookup(one => one.Category, StringComparer.Ordinal);

    /// <summary>Answers how many streams and groups were projected.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        long before = await views.RevisionAsync(cancel);
        int done = 0;
        foreach (StreamId stream in await StreamsAsync(cancel))
        {
            await StreamAsync(stream, cancel);
            done++;
        }

        done += await GroupsAsync(cancel);
        await views.RemoveNotWrittenSinceAsync(before, Views.OfTheRecord, cancel);
        await texts.RefillAsync(cancel);
        return done;
    }

    private async Task<IReadOnlyCollection<StreamId>> StreamsAsync(CancellationToken cancel)
    {
        HashSet<StreamId> streams = [];
        long position = 0;
        while (await store.ReadAllAsync(position, Batch, cancel) is { Count: > 0 } some)
        {
            streams.UnionWith(some.Select(stored => stored.Stream));
            position = some[^1].Position;
        }

        return streams;
    }

    private async Task StreamAsync(StreamId stream, CancellationToken cancel)
    {
        CommitResult written;
        do
        {
            (object state, int version, ImmutableArray<Happened> history) = await HistoryAsync(stream, cancel);

            // An append without events: the rows are refused when the stream has moved on since it was read.
            written = await WriteAsync(stream, state, [new Append(stream, version, [])], history, cancel);
        } while (written is CommitResult.Conflict);
    }

    private async Task<(object State, int Version, ImmutableArray<Happened> History)> HistoryAsync(
        StreamId stream,
        CancellationToken cancel
    ) =>
        stream.Category switch
        {
            "incident" => await StreamReplay.HistoryAsync<Incident, IncidentCommand, IncidentEvent>(store, stream.Key, cancel),
            "page" => await StreamReplay.HistoryAsync<Page, PageCommand, PageEvent>(store, stream.Key, cancel),
            "review" => await StreamReplay.HistoryAsync<Review, ReviewCommand, ReviewEvent>(store, stream.Key, cancel),
            "organisation" => await StreamReplay.HistoryAsync<Organisation, OrganisationCommand, OrganisationEvent>(
                store,
                stream.Key,
                cancel
            ),
            "roster" => await StreamReplay.HistoryAsync<Roster, RosterCommand, RosterEvent>(store, stream.Key, cancel),
            "drill" => await StreamReplay.HistoryAsync<Drill, DrillCommand, DrillEvent>(store, stream.Key, cancel),
            "drill_plan" => await StreamReplay.HistoryAsync<DrillPlan, DrillPlanCommand, DrillPlanEvent>(store, stream.Key, cancel),
            "customer_report" => await StreamReplay.HistoryAsync<CustomerReport, CustomerReportCommand, CustomerReportEvent>(
                store,
                stream.Key,
                cancel
            ),
            "runbook" => await StreamReplay.HistoryAsync<RunbookHistory, RunbookCommand, RunbookEvent>(store, stream.Key, cancel),
            "run" => await StreamReplay.HistoryAsync<RunbookRun, RunCommand, RunEvent>(store, stream.Key, cancel),
            "slo_policy" => await StreamReplay.HistoryAsync<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent>(
                store,
                stream.Key,
                cancel
            ),
            "slo" => await StreamReplay.HistoryAsync<DeclaredSlo, SloCommand, SloEvent>(store, stream.Key, cancel),
            "bulletin" => await StreamReplay.HistoryAsync<Bulletin, BulletinCommand, BulletinEvent>(store, stream.Key, cancel),
            _ => throw new InvalidOperationException(
                $"The stream {stream} is of a kind that this version of Muster does not know; a newer version wrote it. Upgrade this node."
            ),
        };

    private async Task<int> GroupsAsync(CancellationToken cancel)
    {
        int done = 0;
        ViewCursor? before = null;
        while (await alerts.GroupsAsync(openOnly: false, before, Batch, cancel) is { Count: > 0 } some)
        {
            foreach (AlertGroup group in some)
            {
                await GroupAsync(group, cancel);
                done++;
            }

            before = new ViewCursor(some[^1].OpenedAt, some[^1].Id.Value);
        }

        return done;
    }

    private async Task GroupAsync(AlertGroup read, CancellationToken cancel)
    {
        AlertGroup? group = read;
        int written;
        do
        {
            written = group.Version;
            await WriteAsync(new StreamId(Work.GroupCategory, group.Id.Value), group, [], [], cancel);
            group = await alerts.GroupAsync(group.Id, cancel);
        } while (group is not null && group.Version != written);
    }

    private Task<CommitResult> WriteAsync(
        StreamId stream,
        object state,
        Append[] guard,
        ImmutableArray<Happened> history,
        CancellationToken cancel
    )
    {
        DateTimeOffset now = clock.GetUtcNow();
        Commit commit = new()
        {
            Appends = [.. guard],
            Views =
            [
                .. _projections[stream.Category].SelectMany(projection => projection.Project(stream, state, now)),
                .. history.SelectMany(BinRows.Of).GroupBy(row => row.Id, StringComparer.Ordinal).Select(rows => rows.Last()),
            ],
        };
        return store.CommitAsync(commit, cancel);
    }
}

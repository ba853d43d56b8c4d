// That what is asked for all the time costs what it finds, not what history holds.
using Microsoft.Extensions.Time.Testing;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Storage.Postgres;
using Muster.Storage.Sqlite;
using Muster.Storage.Statements;
using Muster.Storage.Stores;
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Statements;

public sealed class QueryPlanTests(MigratedPostgres server) : IDisposable
{
    private const string OfSubject = "ix_views_subject_kind_sort_at_id";
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_pages_of_an_incident_are_found_by_an_index_on_sqlite()
    {
        await using SqliteDatabase sqlite = new(await SqliteBackend.NewFileAsync(_directory), _ => { }, _ => { });

        Assert.All(
            await PlansAsync(sqlite, "EXPLAIN QUERY PLAN", 3),
            plan => Assert.Contains($"USING INDEX {OfSubject} (subject=? AND kind=?)", plan)
        );
    }

    [Fact]
    public async Task The_pages_of_an_incident_are_found_by_an_index_on_postgresql()
    {
        string connectionString = await server.NewDatabaseAsync();
        await using PostgresDatabase postgres = new(PostgresSource.Create(connectionString), "test", _ => { });
        SqlStore store = new(postgres, Backend.ChainKey, new FakeTimeProvider());
        View[] pages = [.. Enumerable.Range(0, 5000).Select(number => PageOf(number, new IncidentId(1 + (number / 5))))];
        Assert.IsType<CommitResult.Committed>(await store.CommitAsync(new Commit { Views = [.. pages] }, None));
        await postgres.WriteAsync(Sql.Raw("ANALYZE views"), None);

        Assert.All(await PlansAsync(postgres, "EXPLAIN", 0), plan => Assert.Contains(OfSubject, plan));
    }

    [Fact]
    public async Task What_is_open_is_found_without_a_walk_through_what_is_closed()
    {
        await using SqliteDatabase sqlite = new(await SqliteBackend.NewFileAsync(_directory), _ => { }, _ => { });
        HeardDatabase heard = new(sqlite);
        SqlStore store = new(heard, Backend.ChainKey, new FakeTimeProvider());
        ViewCursor last = new(DateTimeOffset.UnixEpoch, "x");
        await store.GroupsAsync(openOnly: true, null, 200, None);
        await store.GroupsAsync(openOnly: true, last, 200, None);
        await store.ListAsync(new ViewQuery(Views.Review, [Views.Open, Views.Overdue], null, null, 200), None);
        await store.ListAsync(new ViewQuery(Views.Review, [Views.Open, Views.Overdue], "x", last, 200) { Searched = 100 }, None);
        await store.FiringAsync(200, None);
        await store.LatestAsync(firing: true, before: 5, 200, None);

        List<string> plans = await PlansAsync(sqlite, heard.Queries, "EXPLAIN QUERY PLAN", 3);

        Assert.All(plans.Take(2), plan => Assert.Contains("ix_alert_groups_key", plan));
        Assert.All(plans[2..^2], plan => Assert.Contains("ix_views_kind_status_sort_at_id (kind=? AND status=?", plan));
        Assert.All(plans[2..^2], plan => Assert.DoesNotContain("ix_views_kind_sort_at_id", plan));
        Assert.All(plans[^2..], plan => Assert.Contains("SCAN alerts USING INDEX ix_alerts_lease_ends_at", plan));
        Assert.All(plans[^2..], plan => Assert.Contains("USING INTEGER PRIMARY KEY (rowid=?)", plan));
    }

    [Fact]
    public async Task A_page_of_a_list_and_a_search_are_found_without_a_walk_to_where_they_begin()
    {
        await using SqliteDatabase sqlite = new(await SqliteBackend.NewFileAsync(_directory), _ => { }, _ => { });
        HeardDatabase heard = new(sqlite);
        SqlStore store = new(heard, Backend.ChainKey, new FakeTimeProvider());
        View[] rows = [.. Enumerable.Range(0, 6).Select(number => PageOf(number, new IncidentId(1)))];
        await store.CommitAsync(new Commit { Views = [.. rows] }, None);
        ViewCursor last = new(rows[5].SortAt, rows[5].Id);
        await store.ListAsync(new ViewQuery(Views.Page, [], null, last, 200), None);
        await store.ListAsync(new ViewQuery(Views.Page, [Views.Exhausted], null, last, 200), None);
        await store.ListAsync(new ViewQuery(Views.Page, [], "nowhere", last, 200) { Searched = 3 }, None);
        await store.GroupsAsync(openOnly: false, last, 200, None);

        List<string> plans = await PlansAsync(sqlite, heard.Queries, "EXPLAIN QUERY PLAN", 3);

        Assert.Collection(
            plans,
            plan => Assert.Contains("ix_views_kind_sort_at_id (kind=? AND sort_at<?)", plan),
            plan => Assert.Contains("ix_views_kind_status_sort_at_id (kind=? AND status=? AND sort_at<?)", plan),
            where => Assert.Contains("COVERING INDEX ix_views_kind_sort_at_id (kind=? AND sort_at<?)", where),
            plan => Assert.Contains("ix_views_kind_sort_at_id (kind=? AND sort_at>? AND sort_at<?)", plan),
            plan => Assert.Contains("ix_alert_groups_opened_at_id (opened_at<?)", plan)
        );
        Assert.All(plans, plan => Assert.DoesNotContain("TEMP B-TREE", plan));
    }

    private static View PageOf(int number, IncidentId incident) =>
        new(Views.Page, $"p{number}", Views.Exhausted, DateTimeOffset.UnixEpoch.AddSeconds(number), "checkout is slow", "{}")
        {
            Subject = incident.Value,
        };

    /// <summary>How the database means to answer each question about the pages of an incident.</summary>
    private static async Task<List<string>> PlansAsync(SqlDatabase database, string explain, int column)
    {
        HeardDatabase heard = new(database);
        PagesOfIncident pages = new(new SqlStore(heard, Backend.ChainKey, new FakeTimeProvider()));
        await pages.UnansweredAsync(new IncidentId(100_000), None);
        await pages.LatestAsync(new IncidentId(100_000), 40, None);

        List<string> plans = await PlansAsync(database, heard.Queries, explain, column);
        Assert.Equal(2, plans.Count);
        return plans;
    }

    private static async Task<List<string>> PlansAsync(SqlDatabase database, IEnumerable<Sql> queries, string explain, int column)
    {
        List<string> plans = [];
        foreach (Sql query in queries)
        {
            List<string> lines = await database.QueryAsync(Sql.Of($"{Sql.Raw(explain)} {query}"), row => row.GetString(column), None);
            plans.Add(string.Join('\n', lines));
        }

        return plans;
    }
}

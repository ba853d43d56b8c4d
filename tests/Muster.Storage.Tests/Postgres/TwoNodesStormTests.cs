// That a storm which two nodes take at once, each alert sent to both, is one alert each, one group and one page.
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Storage.Startup;
using Muster.Storage.Statements;
using Muster.Storage.Stores;
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Postgres;

public sealed class TwoNodesStormTests(MigratedPostgres server)
{
    private const int Alerts = 150;
    private const int RequestSize = 25;

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task The_same_alerts_sent_to_two_nodes_at_once_open_one_alert_each_one_group_and_one_page()
    {
        using TemporaryDirectory directory = new();
        string connection = await server.NewDatabaseAsync();
        await using ServiceProvider one = Node(directory.Path, connection, "one");
        await using ServiceProvider other = Node(directory.Path, connection, "other");
        await StorageServices.PrepareAsync(one, None);
        await OrganiseAsync(one);

        Task<int>[] senders =
        [
            .. Enumerable
                .Range(1, 3)
                .SelectMany(seed => new[] { Task.Run(() => SendAsync(one, seed)), Task.Run(() => SendAsync(other, seed + 100)) }),
        ];
        Task<int[]> sent = Task.WhenAll(senders);
        await Task.WhenAll(RouteWhileAsync(one, sent), RouteWhileAsync(other, sent));

        Assert.Equal(Alerts, (await sent).Sum());
        IAlertStore alerts = one.GetRequiredService<IAlertStore>();
        Assert.Equal(Alerts, (await alerts.LatestAsync(null, null, 10 * Alerts, None)).Count);
        AlertGroup group = Assert.Single(await alerts.GroupsAsync(openOnly: false, null, 10, None));
        Assert.Equal((Alerts, Alerts), await alerts.CountsOfGroupAsync(group.Id, None));
        await Task.WhenAll(TurnAsync(Cycle(one, "timers")), TurnAsync(Cycle(other, "timers")));
        IReadOnlyList<StoredEvent> events = await one.GetRequiredService<IEventStore>().ReadAllAsync(0, 10 * Alerts, None);
        Assert.Single(events, happened => happened.Type == "page.started");
        Assert.Single(events, happened => happened.Type == "page.step_notified");
        Assert.Equal(0, await DeadlocksAsync(one));
    }

    [Fact]
    public async Task Two_nodes_that_open_the_same_alerts_in_opposite_orders_never_wait_in_a_circle()
    {
        using TemporaryDirectory directory = new();
        string connection = await server.NewDatabaseAsync();
        await using ServiceProvider one = Node(directory.Path, connection, "one");
        await using ServiceProvider other = Node(directory.Path, connection, "other");
        await StorageServices.PrepareAsync(one, None);
        for (int round = 0; round < 4; round++)
        {
            Signal[] all = [.. Enumerable.Range(round * 1000, 1000).Select(Firing)];
            Receipt[] receipts = await Task.WhenAll(
                Task.Run(() => one.GetRequiredService<AlertIntake>().AcceptAsync("prometheus", "ci", [.. all], None)),
                Task.Run(() => other.GetRequiredService<AlertIntake>().AcceptAsync("prometheus", "ci", [.. all.Reverse()], None))
            );
            Assert.Equal(1000, receipts.SelectMany(receipt => receipt.Lines).Count(line => line.Outcome == "opened"));
        }

        Assert.Equal(0, await DeadlocksAsync(one));
    }

    /// <summary>All alerts in an order of its own, several requests at a time; answers how many it was the first to tell of.</summary>
    private static async Task<int> SendAsync(ServiceProvider node, int seed)
    {
        Random random = new(seed);
        Signal[] all = [.. Enumerable.Range(0, Alerts).Select(Firing)];
        random.Shuffle(all);
        AlertIntake intake = node.GetRequiredService<AlertIntake>();
        Receipt[] receipts = await Task.WhenAll(
            all.Chunk(RequestSize).Select(some => intake.AcceptAsync("prometheus", "ci", [.. some], None))
        );
        return receipts.SelectMany(receipt => receipt.Lines).Count(line => line.Outcome == "opened");
    }

    /// <summary>Both nodes route while the storm comes in, and once more when it is over.</summary>
    private static async Task RouteWhileAsync(ServiceProvider node, Task storm)
    {
        ICycle router = Cycle(node, "router");
        bool isOver;
        do
        {
            isOver = storm.IsCompleted;
            await TurnAsync(router);
        } while (!isOver || (await node.GetRequiredService<IAlertStore>().UnroutedAsync(1, None)).Count > 0);
    }

    private static ICycle Cycle(ServiceProvider node, string name) => node.GetServices<ICycle>().Single(cycle => cycle.Name == name);

    /// <summary>A loop tries a turn again when the other node was in the way each time.</summary>
    private static async Task TurnAsync(ICycle cycle)
    {
        try
        {
            await cycle.TurnAsync(None);
        }
        catch (StoreUnavailableException) { }
    }

    private static Signal Firing(int number)
    {
        LabelSet labels = LabelSet.Of(("alertname", "Down"), ("instance", $"{number}"), ("severity", "sev2"));
        return new(Fingerprints.Of(labels), "prometheus", "ci", labels, LabelSet.Empty, false, null, null, null);
    }

    private static ServiceProvider Node(string directory, string connection, string name)
    {
        StorageOptions options = new(Path.Combine(directory, name), connection, [.. Backend.ChainKey]);
        return new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero)))
            .AddSingleton(new EngineOptions { Node = name, Exit = _ => { } })
            .AddMusterStorage(options)
            .AddMusterEngine()
            .BuildServiceProvider();
    }

    private static async Task OrganiseAsync(ServiceProvider node)
    {
        Actor admin = Actor.Person("admin");
        Outcome outcome = await node.GetRequiredService<CommandRunner>()
            .RunAsync(
                null,
                (work, cancel) =>
                    work.DecideOrganisationAsync(new OrganisationCommand.Put(Small, Prune: false, "", admin, work.Now), cancel),
                None
            );
        Assert.IsType<Outcome.Done>(outcome);
    }

    /// <summary>Ana is paged for everything, at once.</summary>
    private static Organisation Small { get; } =
        Organisation.Empty with
        {
            Name = "Small",
            People = Map(
                person => person.Id.Value,
                new Person(new("ana"), "Ana", "ana@example.org", null, "UTC", [new("email", "ana@example.org")])
            ),
            Teams = Map(team => team.Id.Value, new Team(new("core"), "Core", [new("ana")])),
            EscalationPolicies = Map(
                policy => policy.Id.Value,
                new EscalationPolicy(new("ana"), "Ana", [new([EscalationTarget.Parse("person:ana")], TimeSpan.FromMinutes(5))], Repeat: 0)
            ),
            Services = Map(
                service => service.Id.Value,
                new Service(new("down"), "Down", "", new("core"), 1, AlwaysOn: true, new("ana"), null)
            ),
            Routes =
            [
                new Route(
                    new("down"),
                    [new Matcher("alertname", "Down", IsRegex: false, IsEqual: true)],
                    new("down"),
                    Severity: null,
                    ["alertname"]
                ),
            ],
        };

    private static ImmutableSortedDictionary<string, T> Map<T>(Func<T, string> key, T one) =>
        new[] { one }.ToImmutableSortedDictionary(key, each => each, StringComparer.Ordinal);

    private static async Task<long> DeadlocksAsync(ServiceProvider node) =>
        (
            await node.GetRequiredService<SqlDatabase>()
                .QueryAsync(
                    Sql.Raw("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"),
                    row => row.GetInt64(0),
                    None
                )
        )[0];
}

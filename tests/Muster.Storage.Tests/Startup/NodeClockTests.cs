// A node begins where the database's clock and the record stand, and says when it is off.
using Microsoft.Extensions.Time.Testing;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Storage.Startup;
using Muster.Storage.Tests.Backends;
using Muster.Storage.Tests.Contracts;

namespace Muster.Storage.Tests.Startup;

public sealed class NodeClockTests(MigratedPostgres server) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _wall = new(Some.Now);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_clock_that_was_set_back_over_a_restart_goes_on_from_the_last_recorded_instant()
    {
        await using Home home = await Home.OpenAsync(new StorageOptions(_directory.File("data"), null, null));
        INodes nodes = Nodes(home);
        await nodes.BeatAsync("before", "1", Some.Now, Some.At(3600), CancellationToken.None);
        EngineClock clock = new(_wall);

        await NodeClock.SetAsync(nodes, clock, CancellationToken.None);
        Assert.Equal(Some.At(3600), clock.GetUtcNow());

        _wall.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Some.At(3605), clock.GetUtcNow());
    }

    [Fact]
    public async Task A_clock_that_is_ahead_of_the_record_stays_as_it_is()
    {
        await using Home home = await Home.OpenAsync(new StorageOptions(_directory.File("data"), null, null));
        await Nodes(home).BeatAsync("before", "1", Some.Now, Some.At(-3600), CancellationToken.None);
        EngineClock clock = new(_wall);

        await NodeClock.SetAsync(Nodes(home), clock, CancellationToken.None);

        Assert.Equal(Some.Now, clock.GetUtcNow());
    }

    [Fact]
    public async Task An_absurd_instant_in_the_record_keeps_no_server_from_starting()
    {
        await using Home home = await Home.OpenAsync(new StorageOptions(_directory.File("data"), null, null));
        await home.Events.CommitAsync(Some.Appends(Some.Append(0, "1")), CancellationToken.None);
        await home.TamperAsync("UPDATE events SET at = 9223372036854775807");

        Assert.Null(await Nodes(home).LastInstantAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Nodes_on_postgres_start_by_its_clock_and_a_node_that_is_more_than_two_seconds_off_is_not_healthy()
    {
        await using Home home = await Home.OpenAsync(new StorageOptions(_directory.File("data"), await server.NewDatabaseAsync(), null));
        EngineClock clock = new(_wall);
        await NodeClock.SetAsync(Nodes(home), clock, CancellationToken.None);
        NodeClock node = new(Nodes(home), new EngineOptions { Node = "n", Exit = _ => { } }, clock);
        EngineHealth health = new(new Heartbeats(clock), new Troubles(), node, clock);
        await node.TurnAsync(CancellationToken.None);
        Assert.InRange(node.Offset, TimeSpan.FromSeconds(-2), TimeSpan.FromSeconds(2));

        _wall.Advance(TimeSpan.FromSeconds(60));
        await node.TurnAsync(CancellationToken.None);

        Assert.Contains(
            health.Report().Problems,
            problem =>
                problem.Contains("s ahead of the database's", StringComparison.Ordinal)
                && problem.Contains("restart this node", StringComparison.Ordinal)
        );
        Assert.Equal(clock.GetUtcNow(), await Nodes(home).LastInstantAsync(CancellationToken.None));
    }

    private static INodes Nodes(Home home) => (INodes)home.Events;
}

// That the minutes of an SLO are kept and read as they were measured, whoever writes them and whoever reads.
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Slos;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Slos;

public sealed class SloMinutesTests
{
    private static readonly SloId Playback = new("playback-available");

    [Fact]
    public void Budgets_are_those_of_what_was_written_and_follow_what_another_node_writes() =>
        World.Tell(world =>
        {
            Slos.Define(world, Slos.Playback(days: 7));
            DateTimeOffset begin = world.Now.AddHours(-30);
            Write(world, world.Node, [.. Enumerable.Range(0, 1800).Select(minute => Minute(begin, minute, 100, minute == 7 ? 90 : 0))]);

            SloStatus status = Slos.Status(world, world.Node);
            Assert.Equal((180_000, 90), (status.Goals[0].Budget.Units, status.Goals[0].Budget.Bad));
            Assert.Equal(0.5, status.Goals[0].Budget.Left!.Value, 1e-9);
            Assert.Equal((begin, world.Now), (status.Goals[0].DataFrom, status.Data.KnownUntil));
            Assert.False(status.IsBlown || status.IsStale);

            Node other = world.Join();
            Write(world, other, [Minute(begin, 300, 100, 95)]);
            world.FastForward(TimeSpan.FromSeconds(2));

            SloStatus after = Slos.Status(world, world.Node);
            Assert.Equal(185, after.Goals[0].Budget.Bad);
            Assert.True(after.IsBlown);
            Assert.Equal(after.Goals[0].Budget, Slos.Status(world, other).Goals[0].Budget);
        });

    [Fact]
    public void Without_news_it_is_said_since_when() =>
        World.Tell(world =>
        {
            Slos.Define(world, Slos.Playback(days: 7));
            Assert.Equal("There is no data yet.", Slos.Status(world, world.Node).Freshness);
            Write(world, world.Node, [Minute(world.Now, -1, 100, 0)]);
            Assert.Equal("Known until 02:00 UTC.", Slos.Status(world, world.Node).Freshness);

            world.FastForward(TimeSpan.FromMinutes(16));

            SloStatus stale = Slos.Status(world, world.Node);
            Assert.Equal((true, "There is no data since 02:00 UTC."), (stale.IsStale, stale.Freshness));
        });

    [Fact]
    public void Minutes_that_are_added_count_on_top_and_those_that_are_set_stand_in_the_place() =>
        World.Tell(world =>
        {
            Slos.Define(world, Slos.Playback(days: 7));
            MeasuredMinute minute = Minute(world.Now, -90, 10, 1);
            Write(world, world.Node, [minute], isAdded: true);
            Write(world, world.Node, [minute], isAdded: true);
            Assert.Equal((20, 2), Counted(world));
            Write(world, world.Node, [minute]);
            Assert.Equal((10, 1), Counted(world));
        });

    [Fact]
    public void A_place_is_used_again_after_400_days_and_what_stood_there_is_known_no_more() =>
        World.Tell(world =>
        {
            Slos.Define(world, Slos.Playback(days: 7));
            DateTimeOffset now = world.Now;
            MeasuredMinute old = new(0, now - SloMinutes.Kept, new(10, 1));
            Write(world, world.Node, [old]);
            Assert.Equal(10, Between(world, old.At, old.At.AddHours(1)).Total);

            Write(world, world.Node, [Minute(now, 0, 5, 0)]);

            Assert.Equal((0, 5), (Between(world, old.At, old.At.AddHours(1)).Total, Between(world, now, now.AddHours(1)).Total));
        });

    [Fact]
    public void Of_more_series_than_there_is_room_for_as_many_stay_in_memory_as_fit_and_what_nobody_asks_for_gives_way() =>
        World.Tell(world =>
        {
            const int hours = 24;
            DateTimeOffset from = world.Now.AddHours(1 - hours);
            SloId[] slos = [.. Enumerable.Range(1, 9).Select(number => new SloId($"slo-{number}"))];
            foreach (SloId slo in slos)
            {
                Write(
                    world,
                    world.Node,
                    [.. Enumerable.Range(0, 60 * (hours - 1)).Select(minute => Minute(from, minute, 900 + minute, 1))],
                    slo: slo
                );
            }

            CountedViews views = new(world.Node.Get<IViewStore>());
            SloMinutes minutes = new(views, world.Node.Get<CommandRunner>(), world.Node.Get<TimeProvider>()) { BytesMax = 33_000 };
            Assert.Equal(9 * hours, Read(slos));
            Assert.Equal([5 * hours, 5 * hours, 5 * hours], Enumerable.Range(0, 3).Select(_ => Read(slos)));

            world.FastForward(TimeSpan.FromMinutes(9));
            Assert.Equal(2 * hours, Read(slos[2..6]));
            world.FastForward(TimeSpan.FromMinutes(2));
            // The first two were not asked for in eleven minutes.
            Assert.Equal([2 * hours, 0], Enumerable.Range(0, 2).Select(_ => Read(slos[2..6])));

            int Read(SloId[] asked)
            {
                int before = views.Hours;
                foreach (SloId slo in asked)
                {
                    world.Node.Do(async () =>
                    {
                        SliLedger ledger = await minutes.LatestAsync(slo, 0, from, world.Now, CancellationToken.None);
                        Assert.Equal(60 * (hours - 1), ledger.Between(from, world.Now).Minutes);
                    });
                }

                return views.Hours - before;
            }
        });

    [Fact]
    public void A_span_that_is_over_is_read_once_and_again_where_somebody_wrote_into_it() =>
        World.Tell(world =>
        {
            DateTimeOffset from = world.Now.AddDays(-90);
            Write(world, world.Node, [Minute(from, 0, 100, 1), Minute(from, 600, 100, 2)]);
            CountedViews views = new(world.Node.Get<IViewStore>());
            SloMinutes minutes = new(views, world.Node.Get<CommandRunner>(), world.Node.Get<TimeProvider>());
            Assert.Equal((25, 3), Read());
            Assert.Equal((25, 3), Read());

            long revision = 0;
            world.Node.Do(async () => revision = await views.RevisionAsync(CancellationToken.None));
            Write(world, world.Node, [Minute(from, 601, 100, 7)]);
            world.Node.Do(async () => minutes.Heard(await views.ChangedSinceAsync(revision, 100, CancellationToken.None)));
            Assert.Equal((26, 10), Read());

            (int Hours, double Bad) Read()
            {
                double bad = 0;
                world.Node.Do(async () =>
                    bad = (await minutes.BetweenAsync(Playback, 0, from, from.AddDays(1), CancellationToken.None))
                        .Between(from, from.AddDays(1))
                        .Bad
                );
                return (views.Hours, bad);
            }
        });

    private static (double Total, double Bad) Counted(World world)
    {
        ErrorBudget budget = Slos.Status(world, world.Node).Goals[0].Budget;
        return (budget.Units, budget.Bad);
    }

    private static SliSums Between(World world, DateTimeOffset from, DateTimeOffset until)
    {
        SliSums sums = default;
        world.Node.Do(async () =>
            sums = (await world.Node.Get<SloMinutes>().BetweenAsync(Playback, 0, from, until, CancellationToken.None)).Between(from, until)
        );
        return sums;
    }

    private static MeasuredMinute Minute(DateTimeOffset from, int minute, double total, double bad) =>
        new(0, from.AddMinutes(minute), new(total, bad));

    private static void Write(World world, Node node, MeasuredMinute[] minutes, bool isAdded = false, SloId? slo = null) =>
        node.Do(async () =>
            Assert.IsType<Outcome.Done>(
                await node.Get<SloMinutes>()
                    .WriteAsync(slo ?? Playback, (data, _) => new(data, [.. minutes]) { IsAdded = isAdded }, CancellationToken.None)
            )
        );
}

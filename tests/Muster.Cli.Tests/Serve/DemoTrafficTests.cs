// That the demo's objectives stay fresh, whenever somebody looks at them.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Muster.Cli.Demo;
using Muster.Cli.Local;
using Muster.Core.Slos;
using Muster.Engine.Ports;
using Muster.Engine.Slos;
using Muster.Peers;
using Muster.Server.Hosting;
using Muster.Server.Slos.Document;
using Muster.Storage.Startup;

namespace Muster.Cli.Tests.Serve;

public sealed class DemoTrafficTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Minutes_go_on_after_any_pause_and_what_somebody_pushes_is_left_to_them()
    {
        using TemporaryFolder folder = new();
        DemoClock clock = new(new(2026, 11, 30, 12, 0, 30, TimeSpan.Zero));
        await using ServiceProvider services = LocalMuster
            .Services(new MusterOptions { DataDirectory = folder.Of("data") }, clock)
            .BuildServiceProvider();
        await StorageServices.PrepareAsync(services, Cancel);
        DemoWorld world = new(services, clock);
        SloDefinition[] definitions = [.. OpenSloReader.Read([("slos.yaml", StreamFlow.Objectives)]).Definitions];
        Assert.True(definitions.Length > 1);
        DateTimeOffset begin = SliLedger.MinuteOf(clock.GetUtcNow());
        foreach (SloDefinition definition in definitions)
        {
            await world.DefineAsync(definition);
            await world.MeasureAsync(definition.Slo.Id, await world.CountedAsync(definition.Slo.Service, begin.AddHours(-2), begin));
        }

        SloMinutes minutes = services.GetRequiredService<SloMinutes>();
        SloReader reader = services.GetRequiredService<SloReader>();
        DemoTraffic traffic = new(reader, minutes, services.GetRequiredService<IViewStore>(), clock, NullLogger<DemoTraffic>.Instance);
        foreach (TimeSpan pause in new[] { TimeSpan.FromMinutes(1), TimeSpan.FromHours(30) })
        {
            clock.Set(clock.GetUtcNow() + pause);
            await traffic.GoOnAsync(Cancel);
            foreach (SloStatus status in await reader.AllAsync(Cancel))
            {
                DateTimeOffset now = SliLedger.MinuteOf(clock.GetUtcNow());
                Assert.Equal((false, now), (status.IsStale, status.Data.KnownUntil));
                Assert.Equal((now - begin).TotalMinutes + 120, status.Goals[0].Ledger.Between(begin.AddHours(-2), now).Minutes);
            }
        }

        DateTimeOffset known = SliLedger.MinuteOf(clock.GetUtcNow());
        await minutes.WriteAsync(
            definitions[0].Slo.Id,
            (data, now) => new(data with { Counters = data.Counters.Add("mine", new(now, 1, 0)) }, []),
            Cancel
        );
        clock.Set(clock.GetUtcNow() + TimeSpan.FromMinutes(5));
        await traffic.GoOnAsync(Cancel);
        Assert.Equal(known, (await minutes.DataAsync(definitions[0].Slo.Id, Cancel)).KnownUntil);
        Assert.Equal(known.AddMinutes(5), (await minutes.DataAsync(definitions[1].Slo.Id, Cancel)).KnownUntil);
    }
}

// The canary page of a whole server on PostgreSQL: it arrives by itself, is missed when its channel breaks, and ends the alarm when it arrives again.
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Tests.Channels;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Paging;

public sealed class CanaryPageTests
{
    [Fact]
    public async Task It_arrives_is_missed_and_arrives_again_on_postgresql()
    {
        bool isWell = true;
        await using ProviderPeer receiver = await ProviderPeer.StartAsync(
            (_, _, response) => ProviderPeer.SayAsync(response, isWell ? 200 : 503, "")
        );
        await using Muster.Peers.PostgresServer postgres = await Muster.Peers.PostgresServer.StartAsync();
        string database = await postgres.NewDatabaseAsync();
        await using MusterServer server = await MusterServer.StartAsync(options =>
            DroppedMail.In(options) with
            {
                Database = database,
                AllowPrivateWebhooks = true,
            }
        );
        await server.Services.PutAsync(Organisation(receiver.Url.AbsoluteUri));

        await Eventually.HoldsAsync("the first canary page", () => Task.FromResult(receiver.All.Count == 1));
        Assert.Empty(Missing());

        isWell = false;
        string? arrived = (await RowAsync()).Run;
        server.Clock.FastForward(TimeSpan.FromMinutes(5));
        await Eventually.HoldsAsync("the second canary page is sent", async () => (await RowAsync()).Run != arrived);
        // Once and not far beyond its time: a timer that fires very late says that this node slept, and waits once more.
        server.Clock.FastForward(TimeSpan.FromSeconds(31));
        await Eventually.HoldsAsync("the canary page is missed", async () => (await RowAsync()).LostSince is not null);
        await UntilAsync("health says so", () => Missing().Length == 1);

        isWell = true;
        server.Clock.FastForward(TimeSpan.FromMinutes(5));
        await UntilAsync("the canary page arrives again", () => Missing().IsEmpty);

        async Task<CanaryRow> RowAsync() =>
            (await server.Services.GetRequiredService<IViewStore>().FindAsync(Views.Canary, "canary", default))!.Row<CanaryRow>();

        ImmutableArray<string> Missing() =>
            [
                .. server
                    .Services.GetRequiredService<EngineHealth>()
                    .Report()
                    .Problems.Where(problem => problem.Contains("The canary page 'Canary' does not arrive", StringComparison.Ordinal)),
            ];

        // The engine's timers follow the clock that is moved on, a few seconds at a time.
        Task UntilAsync(string what, Func<bool> holds) =>
            Eventually.HoldsAsync(
                what,
                () =>
                {
                    server.Clock.FastForward(TimeSpan.FromSeconds(5));
                    return Task.FromResult(holds());
                }
            );
    }

    private static string Organisation(string receiver) =>
        $$"""
            name: Test
            people:
              ana: { name: Ana, email: ana@example.org, contacts: [{ webhook: "{{receiver}}" }] }
            teams:
              core: { name: Core, members: [ana] }
            escalationPolicies:
              canary: { name: Canary, steps: [{ targets: [person:ana], wait: 5m }] }
            services:
              canary:
                name: Canary
                description: Proves that pages arrive.
                team: core
                escalationPolicy: canary
                canary: { every: 5m, within: 30s }
            """;
}

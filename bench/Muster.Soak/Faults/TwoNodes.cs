// Two servers on one PostgreSQL, of which one is killed in turn while the other carries on.
using System.Security.Cryptography;
using Muster.Oracle.Driving;
using Muster.Oracle.Promises;
using Muster.Peers;

namespace Muster.Soak.Faults;

public sealed class TwoNodes(Station station, MusterServer second, PostgresServer postgres) : IFault
{
    private int _strikes;

    public Station Station => station;

    public IReadOnlyList<Uri> Nodes => [station.Muster.Url, second.Url];

    public static async Task<TwoNodes> BuildAsync(WebhookReceiver receiver)
    {
        PostgresServer postgres = await PostgresServer.StartAsync();
        string database = await postgres.NewDatabaseAsync();
        string chain = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        Station station = await OnePerson.BuildAsync(receiver, database, ("MUSTER_CHAIN_KEY", chain));
        MusterServer second = MusterServer.Prepare(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["MUSTER_DATABASE"] = database,
                ["MUSTER_CHAIN_KEY"] = chain,
                ["MUSTER_ALLOW_PRIVATE_WEBHOOKS"] = "true",
            }
        );
        return new(station, second, postgres);
    }

    public async Task StartAsync()
    {
        await station.Muster.StartAsync();
        await second.StartAsync();
    }

    public async Task StrikeAsync(Ledger ledger, Random random)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(random);
        MusterServer node = _strikes++ % 2 == 0 ? station.Muster : second;
        await node.Process!.KillAsync();
        long enough = ledger.Signals + random.Next(50, 500);
        await Until.TrueAsync("the other node carries on", Station.Soon, () => Task.FromResult(ledger.Signals >= enough));
        await node.StartAsync();
    }

    public async Task StopAsync()
    {
        await second.Process!.StopAsync();
        await station.Muster.Process!.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await second.DisposeAsync();
        await station.DisposeAsync();
        await postgres.DisposeAsync();
    }
}

// One server whose PostgreSQL dies and comes back.
using Muster.Oracle.Driving;
using Muster.Oracle.Promises;
using Muster.Peers;

namespace Muster.Soak.Faults;

public sealed class PostgresOutage(Station station, PostgresServer postgres) : IFault
{
    public Station Station => station;

    public IReadOnlyList<Uri> Nodes => [station.Muster.Url];

    public static async Task<PostgresOutage> BuildAsync(WebhookReceiver receiver)
    {
        PostgresServer postgres = await PostgresServer.StartAsync();
        return new(await OnePerson.BuildAsync(receiver, await postgres.NewDatabaseAsync()), postgres);
    }

    public Task StartAsync() => station.Muster.StartAsync();

    public async Task StrikeAsync(Ledger ledger, Random random)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(random);
        Operator reader = new(station.Muster.Process!);
        await postgres.CrashAsync();
        int enough = ledger.CutOff + random.Next(3, 30);
        await Until.TrueAsync("requests are refused", Station.Soon, () => Task.FromResult(ledger.CutOff >= enough));
        await reader.MustHearAsync(() => { }, "cannot be reached");
        await postgres.RunAsync();
        await Until.TrueAsync("the server is ready again", Station.Soon, () => station.IsThereAsync("/readyz"));
    }

    public Task StopAsync() => station.Muster.Process!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await station.DisposeAsync();
        await postgres.DisposeAsync();
    }
}

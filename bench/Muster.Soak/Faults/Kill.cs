// One server that is killed without notice and started again.
using Muster.Oracle.Driving;
using Muster.Oracle.Promises;
using Muster.Peers;

namespace Muster.Soak.Faults;

/// <param name="postgres">Where its database is; null: SQLite.</param>
public sealed class Kill(Station station, PostgresServer? postgres) : IFault
{
    public Station Station => station;

    public IReadOnlyList<Uri> Nodes => [station.Muster.Url];

    public static async Task<Kill> BuildAsync(WebhookReceiver receiver, bool isPostgres)
    {
        PostgresServer? postgres = isPostgres ? await PostgresServer.StartAsync() : null;
        return new(await OnePerson.BuildAsync(receiver, postgres is null ? null : await postgres.NewDatabaseAsync()), postgres);
    }

    public Task StartAsync() => station.Muster.StartAsync();

    public async Task StrikeAsync(Ledger ledger, Random random)
    {
        await station.KillAsync();
        await station.Muster.StartAsync();
    }

    public Task StopAsync() => station.Muster.Process!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await station.DisposeAsync();
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }
    }
}

// What the database has of an alert behind the intake log, after each way of saving it.
using Muster.Core.Alerts;
using Muster.Engine.Ports;
using Muster.Storage.Tests.Backends;
using Muster.Storage.Tests.Contracts;

namespace Muster.Storage.Tests.Sqlite;

public sealed class AlertRowsTests(SqliteBackend backend) : IClassFixture<SqliteBackend>
{
    private static readonly AlertRow Begun = new(
        Id: 7,
        new(1),
        "prometheus",
        "ci",
        """{"alertname":"Slow 🚨"}""",
        """{"summary":"é"}""",
        "http://prometheus/graph",
        new(Ms(1), Ms(3), Ms(303)),
        ReceivedAt: Ms(2),
        SignalTimes.None,
        ResolvedBy: null,
        Revision: 1,
        ChangedAt: Ms(2),
        Signals: 2,
        Receipt: "r1",
        IsNew: true,
        IsLeaseOnly: false
    );

    /// <summary>A row that stands in the database already is saved without its receipt.</summary>
    private static readonly AlertRow Known = Begun with { Receipt = null, IsNew = false };

    [Fact]
    public async Task A_row_comes_back_as_it_was_saved_last_and_keeps_its_first_receipt()
    {
        StorePorts store = await backend.FreshAsync();
        IAlertRows rows = Assert.IsType<IAlertRows>(store.Alerts, exactMatch: false);
        AlertRow renewed = Known with { Times = new(Ms(1), Ms(60), Ms(360)), Signals = 5 };
        AlertRow changed = renewed with { Annotations = "{}", Revision = 2, ChangedAt = Ms(70), Signals = 6 };

        Assert.Equal(Known, await SavedAsync(Begun));
        Assert.Equal(
            renewed,
            await SavedAsync(renewed with { Labels = null, Annotations = null, GeneratorUrl = null, IsLeaseOnly = true })
        );
        Assert.Equal(changed, await SavedAsync(changed with { Labels = null, GeneratorUrl = null }));
        Assert.Equal(changed with { Signals = 7 }, await SavedAsync(changed with { Signals = 7, Receipt = "r1", IsNew = true }));
        Assert.Null(await SavedAsync(changed with { ResolvedAt = Ms(80), ResolvedBy = "eu", Signals = 8 }));
        Alert ended = (await store.Alerts.AlertAsync(Begun.Id, CancellationToken.None))!;
        Assert.Equal((8L, "r1", "eu", Some.At(80)), (ended.Signals, ended.Receipt!, ended.ResolvedBy!, ended.ResolvedAt!.Value));

        async Task<AlertRow?> SavedAsync(AlertRow row)
        {
            await rows.SaveAsync([row], CancellationToken.None);
            return (await rows.FiringRowsAsync(after: null, 10, CancellationToken.None)).SingleOrDefault();
        }
    }

    private static long Ms(double seconds) => Some.At(seconds).ToUnixTimeMilliseconds();
}

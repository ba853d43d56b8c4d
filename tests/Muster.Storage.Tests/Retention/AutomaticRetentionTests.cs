// That a server archives by itself once a day, whichever node comes first, and says so when it cannot.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Muster.Engine.Pager;
using Muster.Storage.Retention;
using Muster.Storage.Startup;
using Muster.Storage.Statements;
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Retention;

public sealed class AutomaticRetentionTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Troubles _troubles = new();

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Once_a_day_the_first_node_archives_what_is_old_enough()
    {
        await using Home home = await OpenAsync();
        AutomaticRetention one = Node(home);
        AutomaticRetention other = Node(home);
        await ReceiptAsync(home, "first", daysAgo: 401);
        await ReceiptAsync(home, "young", daysAgo: 398);

        await one.TurnAsync(None);
        await ReceiptAsync(home, "second", daysAgo: 401);
        await other.TurnAsync(None);
        home.Clock.Advance(TimeSpan.FromHours(23));
        await one.TurnAsync(None);

        ArchiveRecord archive = Assert.Single(await BookAsync(home));
        Assert.Equal((AutomaticRetention.By, 1), (archive.By, archive.Rows.Sum(rows => rows.Rows)));
        Assert.Equal(["second", "young"], await ReceiptsAsync(home));

        home.Clock.Advance(TimeSpan.FromHours(1));
        await other.TurnAsync(None);
        await one.TurnAsync(None);

        Assert.Equal(["young"], await ReceiptsAsync(home));
        Assert.Equal(2, (await BookAsync(home)).Length);
        Assert.Empty(_troubles.All);
    }

    [Fact]
    public async Task What_cannot_be_written_stays_is_told_by_health_without_turning_it_red_and_is_tried_again()
    {
        await using Home home = await OpenAsync();
        await ReceiptAsync(home, "first", daysAgo: 401);
        string place = _directory.File("archives");
        await File.WriteAllTextAsync(place, "no directory", None);
        using AutomaticRetention node = Node(home);
        await node.StartAsync(None);

        await node.TurnAsync(None);

        Trouble trouble = Assert.Single(_troubles.All);
        Assert.True(trouble.IsWarning);
        Assert.Contains("still in the database", trouble.LookAt, StringComparison.Ordinal);
        Assert.Equal(["first"], await ReceiptsAsync(home));

        File.Delete(place);
        await node.TurnAsync(None);

        Assert.Empty(_troubles.All);
        Assert.Empty(await ReceiptsAsync(home));
        await node.StopAsync(None);
    }

    [Fact]
    public async Task What_a_stop_interrupted_is_finished_by_the_next_start()
    {
        await using Home home = await OpenAsync();
        await ReceiptAsync(home, "first", daysAgo: 401);
        await Node(home).TurnAsync(None);
        await ReceiptAsync(home, "second", daysAgo: 401);
        DateTimeOffset before = home.Clock.GetUtcNow().AddDays(-400);
        await home.Services.GetRequiredService<HistoryArchiver>().WriteAsync(before, _directory.File("archives"), "x", "y", None);

        await Node(home).TurnAsync(None);

        Assert.Empty(await ReceiptsAsync(home));
        Assert.All(await BookAsync(home), archive => Assert.NotNull(archive.RemovedAt));
    }

    private Task<Home> OpenAsync() => Home.OpenAsync(new StorageOptions(_directory.File("data"), null, null), asServer: false);

    private AutomaticRetention Node(Home home) =>
        new(
            home.Services.GetRequiredService<HistoryArchiver>(),
            home.Services.GetRequiredService<ArchiveBook>(),
            new(TimeSpan.FromDays(400), _directory.File("archives")),
            _troubles,
            home.Clock,
            NullLogger<AutomaticRetention>.Instance
        );

    private static async Task<ArchiveRecord[]> BookAsync(Home home) =>
        [.. await home.Services.GetRequiredService<ArchiveBook>().ListAsync(None)];

    private static Task ReceiptAsync(Home home, string id, int daysAgo) =>
        home.TamperAsync(
            $"INSERT INTO receipts VALUES ('{id}', 'json', 'ci', {home.Clock.GetUtcNow().AddDays(-daysAgo).ToUnixTimeMilliseconds()}, '[]')"
        );

    private static async Task<string[]> ReceiptsAsync(Home home) =>
        [.. await home.Database.QueryAsync(Sql.Raw("SELECT id FROM receipts ORDER BY id"), row => row.GetString(0), None)];
}

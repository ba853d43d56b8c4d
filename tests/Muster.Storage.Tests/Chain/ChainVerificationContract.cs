// What verification finds when somebody changes the record behind Muster's back.
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Storage.Chain;
using Muster.Storage.Startup;
using Muster.Storage.Statements;
using Muster.Storage.Tests.Backends;
using Muster.Storage.Tests.Contracts;

namespace Muster.Storage.Tests.Chain;

public abstract partial class ChainVerificationContract : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private Home _home = null!;

    private string Anchors => Path.Combine(_home.Options.DataDirectory, "anchors");

    protected abstract Task<string?> ConnectionStringAsync();

    public async ValueTask InitializeAsync()
    {
        _home = await Home.OpenAsync(new StorageOptions(_directory.File("data"), await ConnectionStringAsync(), null));
        await AppendAsync("INC-1", 0, "one 🚨", "two", "three", "four", "five");
        await AppendAsync("INC-2", 0, "a", "b", "c");
        await AppendAsync("INC-1", 5, "six", "seven", "eight", "nine");
    }

    public async ValueTask DisposeAsync()
    {
        await _home.DisposeAsync();
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_unchanged_record_is_intact_and_counted()
    {
        ChainReport report = await _home.VerifyAsync();

        Assert.True(report.IsIntact, string.Join('\n', report.Findings));
        Assert.Equal((2, 12, 2), (report.Streams, report.Events, report.Anchored));
    }

    [Fact]
    public async Task An_empty_record_is_intact()
    {
        await _home.TamperAsync("DELETE FROM events");
        await _home.TamperAsync("DELETE FROM stream_heads");
        await _home.TamperAsync("UPDATE sequences SET position = 0");
        Directory.Delete(Anchors, recursive: true);

        ChainReport report = await _home.VerifyAsync();
        Assert.Equal((true, false, 0, 0L), (report.IsIntact, report.IsAnchored, report.Streams, report.Events));
    }

    [Theory]
    [InlineData("data", "twO")]
    [InlineData("type", "incident.resolved")]
    [InlineData("actor", "person:eve")]
    [InlineData("at", 1)]
    public async Task One_changed_byte_is_named(string column, object value)
    {
        await _home.TamperAsync(
            $"UPDATE events SET {column} = {(value is string text ? $"'{text}'" : value)} WHERE stream = 'incident/INC-1' AND version = 2"
        );

        await FindsAsync("incident/INC-1", 2, "data of incident/INC-1 version 2 was changed.");
    }

    [Fact]
    public async Task A_changed_last_event_is_named()
    {
        await _home.TamperAsync("UPDATE events SET data = 'x' WHERE stream = 'incident/INC-2' AND version = 3");

        await FindsAsync("incident/INC-2", 3, "data of incident/INC-2 version 3 was changed.");
    }

    [Fact]
    public async Task A_changed_hash_is_named()
    {
        await _home.TamperAsync($"UPDATE events SET hash = '{new string('0', 64)}' WHERE stream = 'incident/INC-1' AND version = 4");

        await FindsAsync("incident/INC-1", 4, "the hash of incident/INC-1 version 4 was changed.");
    }

    [Theory]
    [InlineData("version = 4", 4, "incident/INC-1 version 4 is missing.")]
    [InlineData("version IN (4, 5, 6)", 4, "incident/INC-1 versions 4 to 6 are missing.")]
    [InlineData("version = 1", 1, "incident/INC-1 version 1 is missing.")]
    public async Task Removed_events_are_named(string which, int version, string what)
    {
        await _home.TamperAsync($"DELETE FROM events WHERE stream = 'incident/INC-1' AND {which}");

        await FindsAsync("incident/INC-1", version, what);
    }

    [Fact]
    public async Task A_removed_event_whose_place_was_closed_up_is_named()
    {
        await _home.TamperAsync("DELETE FROM events WHERE stream = 'incident/INC-2' AND version = 2");
        await _home.TamperAsync("UPDATE events SET version = 2 WHERE stream = 'incident/INC-2' AND version = 3");

        ChainFinding finding = Assert.Single((await _home.VerifyAsync()).Findings);
        Assert.Equal(("incident/INC-2", 2), (finding.Stream, finding.Version));
    }

    [Fact]
    public async Task A_removed_tail_is_told_by_the_head()
    {
        await _home.TamperAsync("DELETE FROM events WHERE stream = 'incident/INC-1' AND version > 7");

        await FindsAsync("incident/INC-1", 8, "the last 2 events of incident/INC-1 are missing: its head knows version 9.");
    }

    [Fact]
    public async Task A_removed_tail_with_its_head_is_told_by_the_anchor()
    {
        await _home.TamperAsync("DELETE FROM events WHERE stream = 'incident/INC-1' AND version > 8");
        await _home.TamperAsync(
            "UPDATE stream_heads SET version = 8, hash = (SELECT hash FROM events WHERE stream = 'incident/INC-1' AND version = 8) WHERE stream = 'incident/INC-1'"
        );

        await FindsAsync("incident/INC-1", 9, "the last event of incident/INC-1 is missing: the anchor knows version 9.");
    }

    [Fact]
    public async Task Swapped_contents_are_named()
    {
        await SwapAsync("data");

        await FindsAsync("incident/INC-1", 3, "incident/INC-1 versions 3 and 4 were swapped.");
    }

    [Fact]
    public async Task Swapped_rows_are_named()
    {
        await SwapAsync("data");
        await SwapAsync("hash");

        await FindsAsync("incident/INC-1", 3, "incident/INC-1 versions 3 and 4 were swapped.");
    }

    [Fact]
    public async Task Another_order_of_all_events_is_named()
    {
        await _home.TamperAsync("UPDATE events SET position = position + 1000 WHERE stream = 'incident/INC-1' AND version = 3");

        Assert.Equal(
            [
                "incident/INC-1 version 4 stands before version 3 in the order of all events.",
                "incident/INC-1 version 3 stands at position 1003, and the positions that were given end at 12.",
            ],
            (await _home.VerifyAsync()).Findings.Select(one => one.What)
        );
    }

    [Fact]
    public async Task A_chain_written_anew_without_the_key_is_named()
    {
        byte[] otherKey = new byte[32];
        IReadOnlyList<StoredEvent> events = await _home.Events.ReadStreamAsync(new("incident", "INC-2"), 0, CancellationToken.None);
        string hash = EventChain.Root;
        foreach (StoredEvent one in events)
        {
            string data = one.Version == 2 ? "forged" : one.Data;
            hash =
                one.Version == 1
                    ? one.Hash
                    : EventChain.Next(otherKey, hash, one.Stream, one.Version, new(one.Type, data, one.Actor, one.At));
            await _home.TamperAsync($"UPDATE events SET data = '{data}', hash = '{hash}' WHERE position = {one.Position}");
        }

        await _home.TamperAsync($"UPDATE stream_heads SET hash = '{hash}' WHERE stream = 'incident/INC-2'");

        ChainFinding finding = Assert.Single((await _home.VerifyAsync()).Findings);
        Assert.Equal(("incident/INC-2", 2), (finding.Stream, finding.Version));
        Assert.Contains("without the key", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_written_anew_with_the_key_is_told_by_the_anchor()
    {
        byte[] key = Convert.FromBase64String(await File.ReadAllTextAsync(Path.Combine(_home.Options.DataDirectory, "keys", "chain.key")));
        StoredEvent last = (await _home.Events.ReadStreamAsync(new("incident", "INC-2"), 2, CancellationToken.None))[0];
        StoredEvent before = (await _home.Events.ReadStreamAsync(new("incident", "INC-2"), 1, CancellationToken.None))[0];
        string hash = EventChain.Next(key, before.Hash, last.Stream, 3, new(last.Type, "forged", last.Actor, last.At));
        await _home.TamperAsync($"UPDATE events SET data = 'forged', hash = '{hash}' WHERE position = {last.Position}");
        await _home.TamperAsync($"UPDATE stream_heads SET hash = '{hash}' WHERE stream = 'incident/INC-2'");

        await FindsAsync(
            "incident/INC-2",
            3,
            "incident/INC-2 version 3 is not the one that the anchor knows: the stream was written anew."
        );
    }

    [Fact]
    public async Task A_removed_stream_is_named()
    {
        await _home.TamperAsync("DELETE FROM events WHERE stream = 'incident/INC-2'");
        await FindsAsync("incident/INC-2", 1, "all events of incident/INC-2 are missing: its head knows version 3.");

        await _home.TamperAsync("DELETE FROM stream_heads WHERE stream = 'incident/INC-2'");
        await FindsAsync("incident/INC-2", 1, "all events of incident/INC-2 are missing: the anchor knows version 3.");
    }

    [Fact]
    public async Task A_removed_head_is_named()
    {
        await _home.TamperAsync("DELETE FROM stream_heads WHERE stream = 'incident/INC-2'");

        await FindsAsync("incident/INC-2", 3, "the head of incident/INC-2 is missing; its events are there.");
    }

    [Fact]
    public async Task The_first_of_several_findings_is_the_first_event_concerned()
    {
        await _home.TamperAsync("UPDATE events SET data = 'x' WHERE stream = 'incident/INC-1' AND version = 9");
        await _home.TamperAsync("UPDATE events SET data = 'x' WHERE stream = 'incident/INC-2' AND version = 1");

        Assert.Equal(["incident/INC-2", "incident/INC-1"], (await _home.VerifyAsync()).Findings.Select(one => one.Stream));
    }

    [Fact]
    public async Task Anchors_are_compacted_at_the_start_and_know_as_much_as_before()
    {
        string path = Assert.Single(Directory.GetFiles(Anchors));
        await File.AppendAllTextAsync(path, "7 cut sho");
        await _home.DisposeAsync();
        Assert.Equal(4, (await File.ReadAllLinesAsync(path)).Length);

        _home = await Home.OpenAsync(_home.Options);

        Assert.Equal(2, (await File.ReadAllLinesAsync(Assert.Single(Directory.GetFiles(Anchors)))).Length);
        await _home.TamperAsync("DELETE FROM events WHERE stream = 'incident/INC-1'");
        await _home.TamperAsync("DELETE FROM stream_heads WHERE stream = 'incident/INC-1'");
        await FindsAsync("incident/INC-1", 1, "all events of incident/INC-1 are missing: the anchor knows version 9.");
    }

    [Fact]
    public async Task A_version_that_was_written_twice_is_named_even_after_a_restart()
    {
        await _home.TamperAsync("DELETE FROM events WHERE stream = 'incident/INC-2' AND version = 3");
        await _home.TamperAsync(
            "UPDATE stream_heads SET version = 2, hash = (SELECT hash FROM events WHERE stream = 'incident/INC-2' AND version = 2) WHERE stream = 'incident/INC-2'"
        );
        await AppendAsync("INC-2", 2, "another c");
        StorageOptions options = _home.Options;
        await _home.DisposeAsync();
        _home = await Home.OpenAsync(options);

        ChainFinding finding = Assert.Single((await _home.VerifyAsync()).Findings);
        Assert.Equal(3, finding.Version);
        Assert.Contains("was written twice", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_that_write_side_by_side_lose_no_anchor_of_each_other()
    {
        await using Home other = await Home.OpenAsync(_home.Options, asServer: false);
        await AppendAsync(other, "INC-3", 0, "a", "b");
        await AppendAsync(_home, "INC-1", 9, "ten");
        await AppendAsync(other, "INC-4", 0, "a");
        await AppendAsync(_home, "INC-5", 0, "a");

        await _home.TamperAsync("DELETE FROM events");
        await _home.TamperAsync("DELETE FROM stream_heads");

        Assert.Equal(
            [("INC-1", 10), ("INC-2", 3), ("INC-3", 2), ("INC-4", 1), ("INC-5", 1)],
            (await _home.VerifyAsync()).Findings.Select(one =>
                (one.Stream.Split('/')[1], int.Parse(one.What.Split(' ')[^1].TrimEnd('.'), null))
            )
        );
    }

    [Fact]
    public async Task The_anchors_of_another_node_tell_what_this_node_did_not_see()
    {
        string elsewhere = Path.Combine(_home.Options.DataDirectory, "other-node");
        Directory.Move(Anchors, elsewhere);
        await _home.TamperAsync("DELETE FROM events WHERE stream = 'incident/INC-2'");
        await _home.TamperAsync("DELETE FROM stream_heads WHERE stream = 'incident/INC-2'");

        ChainFinding finding = Assert.Single((await _home.VerifyAsync(elsewhere)).Findings);
        Assert.Equal("all events of incident/INC-2 are missing: the anchor knows version 3.", finding.What);
    }

    [Fact]
    public async Task A_server_that_starts_beside_a_writing_command_keeps_what_that_writes()
    {
        await using Home command = await Home.OpenAsync(_home.Options, asServer: false);
        await AppendAsync(command, "INC-3", 0, "a");
        StorageOptions options = _home.Options;
        await _home.DisposeAsync();
        _home = await Home.OpenAsync(options);
        await AppendAsync(command, "INC-3", 1, "b");
        await command.DisposeAsync();
        await _home.DisposeAsync();
        _home = await Home.OpenAsync(options);

        await _home.TamperAsync("DELETE FROM events WHERE stream = 'incident/INC-3'");
        await _home.TamperAsync("DELETE FROM stream_heads WHERE stream = 'incident/INC-3'");
        await FindsAsync("incident/INC-3", 1, "all events of incident/INC-3 are missing: the anchor knows version 2.");
    }

    [Fact]
    public async Task Verification_runs_beside_those_who_write()
    {
        using CancellationTokenSource done = new();
        Task writing = Task.Run(async () =>
        {
            for (int version = 0; !done.IsCancellationRequested; version++)
            {
                await AppendAsync("INC-9", version, "more");
            }
        });

        for (int round = 0; round < 10; round++)
        {
            ChainReport report = await _home.VerifyAsync();
            Assert.True(report.IsIntact, string.Join('\n', report.Findings));
        }

        await done.CancelAsync();
        await writing;
    }

    private Task AppendAsync(string incident, int expected, params string[] data) => AppendAsync(_home, incident, expected, data);

    private static async Task AppendAsync(Home home, string incident, int expected, params string[] data) =>
        Assert.IsType<CommitResult.Committed>(
            await home.Events.CommitAsync(
                Some.Appends(Some.Append(new StreamId("incident", incident), expected, data)),
                CancellationToken.None
            )
        );

    private async Task FindsAsync(string stream, int version, string what)
    {
        ChainReport report = await _home.VerifyAsync();
        ChainFinding finding = Assert.Single(report.Findings);
        Assert.Equal((stream, version, what), (finding.Stream, finding.Version, finding.What));
        Assert.False(report.IsIntact);
    }

    private async Task SwapAsync(string column)
    {
        List<string> values = await _home.Database.QueryAsync(
            Sql.Raw($"SELECT {column} FROM events WHERE stream = 'incident/INC-1' AND version IN (3, 4) ORDER BY version"),
            row => row.GetString(0),
            CancellationToken.None
        );
        await _home.TamperAsync($"UPDATE events SET {column} = '{values[1]}' WHERE stream = 'incident/INC-1' AND version = 3");
        await _home.TamperAsync($"UPDATE events SET {column} = '{values[0]}' WHERE stream = 'incident/INC-1' AND version = 4");
    }
}

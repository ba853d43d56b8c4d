// Whichever column of a row is changed, and into whatever, verification names the row.
using Muster.Storage.Chain;

namespace Muster.Storage.Tests.Chain;

public abstract partial class ChainVerificationContract
{
    private static readonly (string Column, string[] Values)[] Changes =
    [
        ("stream", ["'incident/INC-77'", "'page/INC-1'", "'incident'", "''", "'/'", "stream || ' '", "upper(stream)"]),
        ("version", ["0", "-5", "77", "2147483647"]),
        ("position", ["1000", "0", "-3", "13", "9223372036854775807"]),
        ("type", ["''", "'x'", "upper(type)"]),
        ("data", ["''", "'x'", "data || ' '"]),
        ("actor", ["''", "'x'"]),
        ("at", ["0", "1", "-1", "at + 1", "9223372036854775807", "-9223372036854775807"]),
        ("hash", ["''", "'x'", "upper(hash)", "replace(hash, 'a', 'b') || '0'"]),
    ];

    private static readonly (string Column, string[] Values)[] ChangesOfHeads =
    [
        ("stream", ["'incident/INC-77'", "'incident'", "''"]),
        ("version", ["0", "-5", "77", "version - 1", "2147483647"]),
        ("hash", ["''", "'x'", "upper(hash) || 'X'"]),
    ];

    /// <summary>What only this database lets into a column, whatever its type.</summary>
    protected virtual (string Column, string[] Values)[] MoreChanges => [];

    [Theory]
    [InlineData("incident/INC-1", 1)]
    [InlineData("incident/INC-1", 3)]
    [InlineData("incident/INC-1", 9)]
    [InlineData("incident/INC-2", 3)]
    public async Task Every_change_of_every_column_of_an_event_names_the_event(string stream, int version)
    {
        await _home.TamperAsync("CREATE TABLE kept AS SELECT * FROM events");
        foreach ((string column, string[] values) in Changes.Concat(MoreChanges))
        {
            foreach (string value in values)
            {
                await _home.TamperAsync($"UPDATE events SET {column} = {value} WHERE stream = '{stream}' AND version = {version}");

                ChainReport report = await _home.VerifyAsync();

                Assert.True(
                    report.Findings.Any(one => one.Stream == stream && one.Version == version),
                    $"{column} = {value}: {string.Join('|', report.Findings)}"
                );
                await _home.TamperAsync("DELETE FROM events");
                await _home.TamperAsync("INSERT INTO events SELECT * FROM kept");
            }
        }

        Assert.True((await _home.VerifyAsync()).IsIntact);
    }

    [Fact]
    public async Task Every_change_of_every_column_of_a_head_names_the_stream()
    {
        await _home.TamperAsync("CREATE TABLE kept AS SELECT * FROM stream_heads");
        foreach ((string column, string[] values) in ChangesOfHeads.Concat(MoreChanges.Where(one => one.Column is "stream" or "hash")))
        {
            foreach (string value in values)
            {
                await _home.TamperAsync($"UPDATE stream_heads SET {column} = {value} WHERE stream = 'incident/INC-1'");

                ChainReport report = await _home.VerifyAsync();

                Assert.True(
                    report.Findings.Any(one => one.Stream == "incident/INC-1"),
                    $"{column} = {value}: {string.Join('|', report.Findings)}"
                );
                await _home.TamperAsync("DELETE FROM stream_heads");
                await _home.TamperAsync("INSERT INTO stream_heads SELECT * FROM kept");
            }
        }

        Assert.True((await _home.VerifyAsync()).IsIntact);
    }

    [Fact]
    public async Task A_record_that_was_cut_with_its_heads_and_anchors_is_told_by_the_count_of_all_events()
    {
        await _home.TamperAsync("DELETE FROM events WHERE position > 8");
        await _home.TamperAsync(
            "UPDATE stream_heads SET version = 5, hash = (SELECT hash FROM events WHERE stream = 'incident/INC-1' AND version = 5) WHERE stream = 'incident/INC-1'"
        );
        Directory.Delete(Anchors, recursive: true);

        ChainFinding finding = Assert.Single((await _home.VerifyAsync()).Findings);
        Assert.Equal(
            "no event stands at positions 9 to 12, and that many were given: the latest events of the record were removed.",
            finding.What
        );
    }

    [Fact]
    public async Task A_changed_or_lost_count_of_all_events_is_named()
    {
        await _home.TamperAsync("UPDATE sequences SET position = 11");
        ChainFinding beyond = Assert.Single((await _home.VerifyAsync()).Findings);
        Assert.Equal(("incident/INC-1", 9, 12L), (beyond.Stream, beyond.Version, beyond.Position));

        await _home.TamperAsync("DELETE FROM sequences");
        Assert.Equal("the count of all events is missing.", Assert.Single((await _home.VerifyAsync()).Findings).What);
    }
}

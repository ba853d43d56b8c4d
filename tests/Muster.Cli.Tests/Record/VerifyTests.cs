// The record is proved, and a change of one byte of one event is named.
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Record;

public sealed class VerifyTests
{
    [Fact]
    public async Task An_intact_record_is_proved_and_a_changed_byte_is_named_with_its_own_exit_code()
    {
        using Shell shell = new();
        (await shell.RunAsync(Demo.StreamFlow.File, ["apply", "-f", "-"])).Exits(0);
        Ran intact = (await shell.RunAsync("verify")).Exits(0);

        Change(shell, "UPDATE events SET data = replace(data, 'Ana Silva', 'Ana Silvo')");
        Ran changed = (await shell.RunAsync("verify")).Exits(6);
        Ran json = (await shell.RunAsync("verify", "--json")).Exits(6);

        Assert.StartsWith(
            "The record is intact: 41 events in 1 stream, 1 of the streams anchored outside the database.",
            intact.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("organisation/main", changed.Out, StringComparison.Ordinal);
        JsonElement finding = Assert.Single(JsonDocument.Parse(json.Out).RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(("organisation/main", 2), (finding.GetProperty("stream").GetString(), finding.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task Without_anchors_the_record_is_not_called_intact_and_another_place_can_bring_them()
    {
        using Shell shell = new();
        (await shell.RunAsync(Demo.StreamFlow.File, ["apply", "-f", "-"])).Exits(0);
        string copy = Path.Combine(shell.Directory, "kept-elsewhere");
        Directory.Move(Path.Combine(shell.Directory, "data", "anchors"), copy);

        Ran without = (await shell.RunAsync("verify")).Exits(7);
        Ran json = (await shell.RunAsync("verify", "--json")).Exits(7);
        Ran with = (await shell.RunAsync("verify", "--anchors", copy)).Exits(0);
        (await shell.RunAsync("verify", "--anchors", copy + "-not")).Exits(2);

        Assert.DoesNotContain("intact", without.Out, StringComparison.Ordinal);
        Assert.Contains("nothing outside the database to compare it with", without.Out, StringComparison.Ordinal);
        Assert.False(JsonDocument.Parse(json.Out).RootElement.GetProperty("isAnchored").GetBoolean());
        Assert.StartsWith("The record is intact: ", with.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_no_version_of_muster_could_have_written_is_named_and_not_a_crash()
    {
        using Shell shell = new();
        (await shell.RunAsync(Demo.StreamFlow.File, ["apply", "-f", "-"])).Exits(0);

        Change(shell, "UPDATE events SET stream = 'nowhere', at = 9223372036854775807 WHERE version = 2");
        Ran changed = (await shell.RunAsync("verify")).Exits(6);

        Assert.Contains("organisation/main", changed.Out, StringComparison.Ordinal);
        Assert.Contains("nowhere", changed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_read_models_can_be_made_anew()
    {
        using Shell shell = new();
        (await shell.RunAsync(Demo.StreamFlow.File, ["apply", "-f", "-"])).Exits(0);
        object? rows = Change(shell, "SELECT count(*) FROM views");
        Change(shell, "DELETE FROM views");

        Ran rebuilt = (await shell.RunAsync("rebuild", "--json")).Exits(0);

        Assert.Equal(1, JsonDocument.Parse(rebuilt.Out).RootElement.GetProperty("projected").GetInt32());
        Assert.Equal(rows, Change(shell, "SELECT count(*) FROM views"));
        Assert.InRange((long)rows!, 1, 1000);
    }

    private static object? Change(Shell shell, string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(shell.Directory, "data", "muster.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}

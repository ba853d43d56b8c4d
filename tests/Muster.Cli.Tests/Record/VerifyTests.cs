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

        Assert.StartsWith("The record is intact: ", intact.Out, StringComparison.Ordinal);
        Assert.Contains("organisation/main", changed.Out, StringComparison.Ordinal);
        JsonElement finding = Assert.Single(JsonDocument.Parse(json.Out).RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(("organisation/main", 2), (finding.GetProperty("stream").GetString(), finding.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task The_read_models_can_be_made_anew()
    {
        using Shell shell = new();
        (await shell.RunAsync(Demo.StreamFlow.File, ["apply", "-f", "-"])).Exits(0);
        Change(shell, "DELETE FROM views");

        Ran rebuilt = (await shell.RunAsync("rebuild", "--json")).Exits(0);

        Assert.Equal(1, JsonDocument.Parse(rebuilt.Out).RootElement.GetProperty("projected").GetInt32());
        Assert.Equal(1L, Change(shell, "SELECT count(*) FROM views"));
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

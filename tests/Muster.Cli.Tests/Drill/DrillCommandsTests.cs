// Scenarios are listed, asked for what can be done in them, and checked, without a server and without a database.
using System.Text.Json;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Drill;

public sealed class DrillCommandsTests
{
    [Fact]
    public async Task Mistakes_stand_at_file_line_and_column_and_end_with_a_code_of_their_own()
    {
        using Shell shell = new();
        string bad = shell.Write("bad.yaml", "id: bad\ntitle: Bad\nbrief: b\nlesson: [l\n");
        string typo = shell.Write("typo.yaml", "id: typo\nminuts: 5\n");

        Ran text = (await shell.RunAsync("drill", "lint", bad, typo, "missing.yaml")).Exits(2);
        Ran json = (await shell.RunAsync("drill", "lint", bad, typo, "--json")).Exits(2);

        Assert.Contains($"{bad}:5:1: From column 1 on it cannot be read as YAML", text.Out, StringComparison.Ordinal);
        Assert.Contains(
            $"{typo}:2:1: minuts: 'minuts' is no field of a scenario; did you mean 'minutes'?",
            text.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("missing.yaml:1:1: missing.yaml cannot be read", text.Out, StringComparison.Ordinal);
        JsonElement minutes = JsonDocument
            .Parse(json.Out)
            .RootElement.EnumerateArray()
            .Single(mistake => mistake.GetProperty("field").GetString() == "minuts");
        Assert.Equal(
            (typo, 2, 1),
            (minutes.GetProperty("file").GetString(), minutes.GetProperty("line").GetInt32(), minutes.GetProperty("column").GetInt32())
        );
        Assert.Equal(
            [Path.GetFileName(bad), Path.GetFileName(typo)],
            Directory.EnumerateFileSystemEntries(shell.Directory).Select(Path.GetFileName).Order()
        );
    }

    [Fact]
    public async Task What_can_be_done_is_told_with_arguments_and_bounds()
    {
        using Shell shell = new();

        JsonElement[] actions =
        [
            .. JsonDocument
                .Parse((await shell.RunAsync("drill", "actions", "thundering-herd", "--json")).Exits(0).Out)
                .RootElement.EnumerateArray(),
        ];
        Ran unknown = (await shell.RunAsync("drill", "actions", "thundering-hurd")).Exits(4);

        JsonElement shed = actions.Single(action => action.GetProperty("do").GetString() == "shed");
        JsonElement percent = shed.GetProperty("args")[0];
        Assert.Equal(
            ("gateway", "percent", 0, 100),
            (
                shed.GetProperty("target").GetString(),
                percent.GetProperty("name").GetString(),
                percent.GetProperty("min").GetInt32(),
                percent.GetProperty("max").GetInt32()
            )
        );
        Assert.True(shed.GetProperty("args")[1].GetProperty("optional").GetBoolean());
        string[] command = ["ask", "assign", "acknowledge", "declare", "severity", "statement", "mitigate", "resolve", "keyboard"];
        Assert.Subset(actions.Select(action => action.GetProperty("do").GetString()!).ToHashSet(), command.ToHashSet());
        Assert.Contains("did you mean 'thundering-herd'?", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_library_is_listed()
    {
        using Shell shell = new();

        Assert.Contains("thundering-herd", (await shell.RunAsync("drill", "list")).Exits(0).Out, StringComparison.Ordinal);
    }
}

// `muster drill play` on a real terminal: it fits into 80 by 24, takes what is typed, and leaves the terminal as it was.
using System.Text.RegularExpressions;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Drill;

public sealed partial class PlayTests
{
    [Fact]
    public async Task A_drill_is_played_by_typing_and_left_cleanly()
    {
        using Shell shell = new();
        Ran ran = await shell.RunOnTerminalAsync(
            "declare 1\rstatement We look into it\rshed gateway 190\rquit\rx\r",
            80,
            ["drill", "play", "thundering-herd", "--seed", "7", "--speed", "20"]
        );
        Assert.Equal(0, ran.Code);
        string after = ran.Out[(ran.Out.LastIndexOf("\e[?1049l", StringComparison.Ordinal) + 1)..];
        Assert.Contains("Declared as SEV-1", ran.Out, StringComparison.Ordinal);
        Assert.Contains("A statement went out", ran.Out, StringComparison.Ordinal);
        Assert.Contains("lies between 0 and 100", ran.Out, StringComparison.Ordinal);
        Assert.Contains("\e[?1049h", ran.Out, StringComparison.Ordinal);
        int question = after.IndexOf("press Enter to compare", StringComparison.Ordinal);
        int lesson = after.IndexOf("What it teaches", StringComparison.Ordinal);
        Assert.InRange(question, 1, lesson - 1);
        Assert.True(
            after.IndexOf("prefix of all cache keys", StringComparison.Ordinal) > question,
            "The answer stands before the question."
        );
        Assert.Contains("Still down", after, StringComparison.Ordinal);
        Assert.Contains("--seed 7", after, StringComparison.Ordinal);
        Assert.Contains("First statement", after, StringComparison.Ordinal);
        Assert.DoesNotContain("first_statement", after, StringComparison.Ordinal);
        Assert.Equal(24, Row().Matches(ran.Out).Select(row => int.Parse(row.Groups["row"].Value, null)).Max());
    }

    [Fact]
    public async Task Without_a_terminal_it_says_what_to_use_instead()
    {
        using Shell shell = new();
        Ran ran = await shell.RunAsync("drill", "play", "thundering-herd");
        Assert.NotEqual(0, ran.Code);
        Assert.Contains("muster drill run", ran.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\e\[(?<row>\d+);1H", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Row();
}

// What a person sees on a terminal, what a program reads from a pipe, and what Ctrl-C does.
using System.Text.RegularExpressions;
using Muster.Cli.Terminal;
using Muster.Cli.Tests.Driving;
using Muster.Peers;

namespace Muster.Cli.Tests.Terminal;

public sealed partial class TerminalTests
{
    private const int SignalInterrupt = 2;
    private const string Escape = "\u001b";

    private const string Incidents = """
        { "items": [
          { "id": "INC-42", "severity": "SEV-1", "phase": "Responding", "service": "playback-api", "commander": "daniel",
            "declaredAt": "2026-03-01T12:00:00Z", "title": "Přehrávání nejde: 26 % of playback requests fail in eu-west \u001b[2J\u202e and this goes on" },
          { "id": "INC-7", "severity": "SEV-3", "phase": "Mitigated", "service": "検索", "commander": null,
            "declaredAt": "2026-02-01T12:00:00Z", "title": "Slow [search]" } ], "next": null }
        """;

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task A_list_fits_the_terminal_and_severities_have_their_colour(int columns)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(200, Incidents);
        using Shell shell = server.Shell();
        shell.Environment["TERM"] = "xterm-256color";

        string shown = (await shell.RunOnTerminalAsync(columns, "incident", "list")).Exits(0).Out;

        Assert.Matches(@"\u001b\[[0-9;]*mSEV-1", shown);
        string[] lines = Sequences().Replace(shown, "").Replace("\r", "", StringComparison.Ordinal).Split('\n');
        Assert.All(lines, line => Assert.InRange(TableLayout.Cells(line), 0, columns));
        Assert.Contains(lines, line => line.StartsWith("INC-42  SEV-1     Responding  playback-api  daniel", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.TrimEnd().EndsWith("Slow [search]", StringComparison.Ordinal));
        Assert.DoesNotContain("\u202e", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Escape + "[2J", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_NO_COLOR_there_is_none()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(200, Incidents);
        using Shell shell = server.Shell();
        (shell.Environment["TERM"], shell.Environment["NO_COLOR"]) = ("xterm-256color", "1");

        string shown = (await shell.RunOnTerminalAsync(80, "incident", "list")).Exits(0).Out;

        Assert.Contains("SEV-1", shown, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\u001b\[[0-9;]*m", shown);
    }

    [Fact]
    public async Task A_pipe_gets_one_line_a_row_without_colour_or_ornament()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(200, Incidents);
        using Shell shell = server.Shell();
        shell.Environment["TERM"] = "xterm-256color";

        string piped = (await shell.RunAsync("incident", "list")).Exits(0).Out;

        Assert.Equal(3, piped.TrimEnd().Split('\n').Length);
        Assert.DoesNotContain(Escape, piped, StringComparison.Ordinal);
        Assert.DoesNotContain(piped, letter => letter is >= '\u2500' and <= '\u257f');
    }

    [Fact]
    public async Task Ctrl_C_ends_a_command_that_waits_with_its_own_exit_code()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswersNever();
        using Shell shell = server.Shell();
        await using PeerProcess waiting = shell.Begin("incident", "list");
        await waiting.ReadyAsync("it has asked the server", TimeSpan.FromSeconds(60), () => Task.FromResult(server.Requests.Count > 0));

        waiting.Signal(SignalInterrupt);
        await Until.TrueAsync("it ends", TimeSpan.FromSeconds(30), () => Task.FromResult(waiting.HasExited));

        Assert.Equal(130, waiting.ExitCode);
        Assert.Empty(waiting.Said);
    }

    [GeneratedRegex(@"\u001b\[[0-9;?]*[a-zA-Z]|\u001b[=>]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sequences();
}

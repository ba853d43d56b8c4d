// `muster run` as a process: what is not approved, or no more what was approved, does not start; what runs is told and stopped.
using Muster.Cli.Tests.Driving;
using Muster.Cli.Tests.Execution;
using Muster.Peers;

namespace Muster.Cli.Tests.Run;

public sealed class ApprovedCommandTests : IAsyncLifetime
{
    private const int SignalInterrupt = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private FakeServer _server = null!;
    private FakeRuns _runs = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeServer.StartAsync();
        _runs = new(_server);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Approved_it_runs_says_what_it_wrote_and_ends_as_it_ended()
    {
        string script = Script.Write(_folder.Of("clean.sh"), "echo removing \"$@\"; echo careful >&2; exit 3");
        Directory.CreateDirectory(_folder.Of("logs"));
        await File.WriteAllTextAsync(_folder.Of("logs/a"), "a");
        await using PeerProcess run = Begin("--incident", "42", "--", script, "--path", _folder.Of("logs"), "@file", "--help", "$(id)");
        await AskedAsync(run);
        Assert.Equal("previewed", _runs.Status);

        _runs.Approve();
        await EndedAsync(run);

        Assert.Empty(_runs.Wrong);
        Assert.Equal(3, run.ExitCode);
        Assert.Equal("INC-42", (string?)_runs.Asked!["incident"]);
        Assert.Equal(1, (int?)_runs.Asked["command"]!["filesTotal"]);
        string written = $"removing --path {_folder.Of("logs")} @file --help $(id)";
        Assert.Contains(written, run.Said);
        Assert.Contains("careful", run.Said);
        Assert.Contains(run.Said, line => line.Contains($"{_server.Url}/runs/RUN-7", StringComparison.Ordinal));
        Assert.Contains(written, _runs.Output, StringComparison.Ordinal);
        Assert.Equal(("failed", 3), ((string?)_runs.End!["outcome"], (int?)_runs.End["exitCode"]));
    }

    [Fact]
    public async Task Refused_it_does_not_start()
    {
        await using PeerProcess run = Begin("--", Touches());
        await AskedAsync(run);

        _runs.Refuse();
        await EndedAsync(run);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("muster: RUN-7 is refused. Nothing was started.", run.Said);
        Assert.False(File.Exists(_folder.Of("touched")));
    }

    [Fact]
    public async Task Interrupted_while_it_waits_it_is_withdrawn()
    {
        await using PeerProcess run = Begin("--", Touches());
        await AskedAsync(run);

        run.Signal(SignalInterrupt);
        await EndedAsync(run);

        Assert.Equal((130, "refused"), (run.ExitCode, _runs.Status));
        Assert.False(File.Exists(_folder.Of("touched")));
    }

    [Fact]
    public async Task A_script_that_was_changed_after_the_question_is_not_started_although_it_is_approved()
    {
        string script = Touches();
        await using PeerProcess run = Begin("--", script);
        await AskedAsync(run);

        await File.AppendAllTextAsync(script, "rm -rf /data\n");
        _runs.Approve();
        await EndedAsync(run);

        Assert.Empty(_runs.Wrong);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("muster: It is not what was approved. Nothing was started, and RUN-7 is withdrawn: ask again.", run.Said);
        Assert.StartsWith("What it would do is not what was approved: The program is ", _runs.RefusedBecause, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.Of("touched")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stopped_by_the_peer_or_by_Ctrl_C_it_ends_and_what_it_did_is_counted(bool isPeer)
    {
        string script = Script.Write(
            _folder.Of("clean.sh"),
            "trap 'echo removed $i; exit 143' TERM; i=0; while :; do i=$((i+1)); echo $i; sleep 0.05; done"
        );
        await using PeerProcess run = Begin("--", script);
        await AskedAsync(run);
        _runs.Approve();
        await Until.TrueAsync("it removes", Longest, () => Task.FromResult(_runs.Output.Contains("3\n", StringComparison.Ordinal)));

        if (isPeer)
        {
            _runs.Stop();
        }
        else
        {
            run.Signal(SignalInterrupt);
        }

        await EndedAsync(run);

        Assert.Empty(_runs.Wrong);
        Assert.Equal((143, "stopped"), (run.ExitCode, (string?)_runs.End!["outcome"]));
        Assert.Contains("removed ", _runs.Output, StringComparison.Ordinal);
        Assert.EndsWith(
            isPeer ? "Somebody stopped it." : "It was interrupted where it runs.",
            (string?)_runs.End["text"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Killed_itself_it_leaves_no_command_behind_that_nobody_can_stop()
    {
        string script = Script.Write(_folder.Of("clean.sh"), "echo pid=$$; while :; do sleep 0.05; done");
        await using PeerProcess run = Begin("--", script);
        await AskedAsync(run);
        _runs.Approve();
        await Until.TrueAsync(
            "it runs",
            Longest,
            () => Task.FromResult(run.Said.Any(line => line.StartsWith("pid=", StringComparison.Ordinal)))
        );
        int command = int.Parse(run.Said.First(line => line.StartsWith("pid=", StringComparison.Ordinal))[4..]);
        Assert.True(Started.Runs(command));

        run.Signal(9);

        await Until.TrueAsync("the command is gone", Longest, () => Task.FromResult(!Started.Runs(command)));
    }

    [Fact]
    public async Task What_is_no_program_is_told_before_anybody_is_asked()
    {
        using Shell shell = _server.Shell();

        Ran ran = (await shell.RunAsync("run", "--files-from", "none", "--", "./gone")).Exits(2);

        Assert.Contains("gone is not there.", ran.Error, StringComparison.Ordinal);
        Assert.Contains("--files-from: ", ran.Error, StringComparison.Ordinal);
        Assert.Null(_runs.Asked);
    }

    private string Touches() => Script.Write(_folder.Of("touch.sh"), "touch " + _folder.Of("touched"));

    private PeerProcess Begin(params string[] arguments)
    {
        using Shell shell = _server.Shell();
        return shell.Begin(["run", .. arguments]);
    }

    private Task AskedAsync(PeerProcess run) =>
        run.ReadyAsync(
            "it waits for approval",
            Longest,
            () =>
                Task.FromResult(
                    _runs.Asked is not null && run.Said.Any(line => line.StartsWith("They approve it", StringComparison.Ordinal))
                )
        );

    private static Task EndedAsync(PeerProcess run) => Until.TrueAsync("muster run ends", Longest, () => Task.FromResult(run.HasExited));
}

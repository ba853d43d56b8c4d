// Real commands that behave badly: each is started, told and ended as it should be.
using Microsoft.Extensions.Time.Testing;
using Muster.Cli.Execution;
using Muster.Cli.Terminal;
using Muster.Peers;

namespace Muster.Cli.Tests.Execution;

public sealed class RunningCommandTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("exit 0", "exit code 0", 0)]
    [InlineData("exit 3", "exit code 3", 3)]
    [InlineData("exit 143", "exit code 143", 143)]
    [InlineData("kill -TERM $$", "ended by SIGTERM", 143)]
    [InlineData("kill -KILL $$", "ended by SIGKILL", 137)]
    [InlineData("kill -SEGV $$", "ended by SIGSEGV", 139)]
    [InlineData("exec 1>&- 2>&-; exit 4", "exit code 4", 4)]
    [InlineData("cat", "exit code 0", 0)]
    public async Task How_it_ended_is_told_and_a_signal_is_no_exit_code(string script, string said, int shellCode)
    {
        using TemporaryFolder folder = new();

        CommandEnd end = await Started.Script(folder, script, Clock.Wall).EndAsync();

        Assert.Equal((said, shellCode, EndCause.Exited), (end.Said, end.ShellCode, end.Cause));
    }

    [Fact]
    public async Task Arguments_arrive_as_they_are_whatever_a_shell_would_make_of_them()
    {
        using TemporaryFolder folder = new();
        string[] words =
        [
            "$(touch pwned)",
            "`touch pwned`",
            "; touch pwned",
            "a b",
            "*",
            "~",
            "$HOME",
            "'\"\\",
            "-rf",
            "--",
            "",
            "ž\n2",
            "@file",
            "|&<>",
        ];

        Started started = Started.Script(folder, "printf '%s\\0' \"$@\"", Clock.Wall, null, words);

        Assert.Equal(0, (await started.EndAsync()).ExitCode);
        Assert.Equal(words, started.Output.Split('\0')[..^1]);
        Assert.False(File.Exists(folder.Of("pwned")));
    }

    [Fact]
    public async Task It_gets_its_directory_no_input_default_signals_and_nothing_of_Musters_settings()
    {
        using TemporaryFolder folder = new();
        Environment.SetEnvironmentVariable("MUSTER_API_KEY_OF_TEST", "secret");

        Started started = Started.Script(
            folder,
            "pwd; env | grep MUSTER; grep -E 'SigIgn|SigBlk' /proc/self/status; readlink /proc/self/fd/0; ps -o tty= -p $$; echo oops >&2",
            Clock.Wall
        );
        await started.EndAsync();

        string[] lines = [.. started.Output.TrimEnd().Split('\n').Select(line => line.TrimEnd())];
        Assert.Equal(
            [folder.Path, "MUSTER_RUN=" + Path.GetFileName(folder.Path), "SigBlk:\t0000000000000000", "/dev/null", "?"],
            [.. lines[..3], .. lines[4..]]
        );
        // Above the 31 ordinary signals are those that the C library keeps for itself.
        Assert.Equal(0, Convert.ToInt64(lines[3].Split('\t')[1], 16) & 0x7fff_ffff);
        Assert.Equal("oops\n", started.Error);
    }

    [Fact]
    public async Task A_stop_reaches_the_children_and_who_obeys_ends_as_it_likes()
    {
        using TemporaryFolder folder = new();
        Started started = Started.Script(
            folder,
            "(trap 'echo child; exit 0' TERM; echo ready; while :; do sleep 0.05; done) & trap 'wait; echo parent; exit 7' TERM; wait",
            Clock.Wall
        );
        await started.WroteAsync("ready");

        started.Command.Stop();
        CommandEnd end = await started.EndAsync();

        Assert.Equal((EndCause.Stopped, 7, "exit code 7, stopped"), (end.Cause, end.ExitCode, end.Said));
        Assert.Contains("child", started.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_ignores_the_stop_is_killed_after_the_grace_with_its_children()
    {
        using TemporaryFolder folder = new();
        FakeTimeProvider clock = new();
        Started started = Started.Script(
            folder,
            "trap 'echo no' TERM; (trap '' TERM; echo child=$(sh -c 'echo $PPID'); while :; do sleep 0.05; done) & while :; do sleep 0.05; done",
            clock
        );
        int child = await started.NumberAsync("child");

        started.Command.Stop();
        await started.WroteAsync("no");
        Assert.False(started.Command.Ended.IsCompleted);
        CommandEnd end = await EndedAsync(started, clock);

        Assert.Equal((EndCause.Stopped, "SIGKILL", "ended by SIGKILL, stopped"), (end.Cause, end.Signal, end.Said));
        Assert.False(Started.Runs(child));
    }

    [Fact]
    public async Task What_hangs_is_ended_when_its_time_is_over()
    {
        using TemporaryFolder folder = new();
        FakeTimeProvider clock = new();
        Started started = Started.Script(folder, "echo ready; exec sleep 1000", clock, TimeSpan.FromMinutes(5));
        await started.WroteAsync("ready");

        clock.Advance(TimeSpan.FromSeconds(299));
        Assert.False(started.Command.Ended.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        CommandEnd end = await EndedAsync(started, clock);

        Assert.Equal("ended by SIGTERM, its time was over", end.Said);
    }

    [Theory]
    [InlineData("sh")]
    [InlineData("setsid sh")]
    public async Task A_child_that_outlives_it_is_ended_and_counted(string shell)
    {
        using TemporaryFolder folder = new();
        FakeTimeProvider clock = new();
        Started started = Started.Script(
            folder,
            $"{shell} -c \"trap '' TERM; echo child=\\$\\$; while :; do sleep 0.05; done\" & until [ -s go ]; do sleep 0.05; done",
            clock
        );
        int child = await started.NumberAsync("child");
        await File.WriteAllTextAsync(folder.Of("go"), "go");

        CommandEnd end = await EndedAsync(started, clock);

        Assert.Equal((EndCause.Exited, 0), (end.Cause, end.ExitCode));
        Assert.InRange(end.LeftBehind, 1, 2);
        Assert.False(Started.Runs(child));
    }

    [Fact]
    public async Task A_gigabyte_is_read_to_its_end_and_kept_in_bounded_memory()
    {
        using TemporaryFolder folder = new();
        OutputKeeper keeper = new(OutputLimits.Default, []);
        Invocation invocation = new(
            "/bin/sh",
            ["-c", "echo first; yes 'a line of the middle' | head -c 1073741824; echo last"],
            folder.Path,
            Path.GetFileName(folder.Path),
            null,
            TimeSpan.FromSeconds(30)
        );

        RunningCommand command = RunningCommand.Start(invocation, Clock.Wall, (stream, bytes) => keeper.Add(stream, bytes.Span));
        CommandEnd end = await command.Ended.WaitAsync(TimeSpan.FromMinutes(5));
        keeper.Finish();
        string kept = keeper.Take(int.MaxValue);

        Assert.Equal((0, 1_073_741_824 + 11), (end.ExitCode, keeper.Bytes));
        Assert.StartsWith("first\na line of the middle\n", kept, StringComparison.Ordinal);
        Assert.EndsWith("last\n", kept, StringComparison.Ordinal);
        Assert.Contains("[1,073,680,395 bytes are not kept]", kept, StringComparison.Ordinal);
        Assert.InRange(kept.Length, 61_440, 61_500);
    }

    [Fact]
    public async Task Whoever_holds_the_output_open_from_outside_does_not_keep_it_from_ending()
    {
        using TemporaryFolder folder = new();
        FakeTimeProvider clock = new();
        Started started = Started.Script(
            folder,
            "env -u MUSTER_RUN setsid sh -c 'echo child=$$; exec sleep 1000' & until [ -s go ]; do sleep 0.05; done",
            clock
        );
        int child = await started.NumberAsync("child");
        await File.WriteAllTextAsync(folder.Of("go"), "go");

        CommandEnd end = await EndedAsync(started, clock);
        bool ran = Started.Runs(child);
        using System.Diagnostics.Process left = System.Diagnostics.Process.GetProcessById(child);
        left.Kill();

        Assert.Equal((0, true), (end.ExitCode, ran));
    }

    [Theory]
    [InlineData("missing", "No such file or directory")]
    [InlineData("closed", "Permission denied")]
    [InlineData("nonsense", "Exec format error")]
    public void What_cannot_be_started_says_why(string name, string why)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.Of("closed"), "#!/bin/sh\n");
        File.WriteAllBytes(folder.Of("nonsense"), [0, 1, 2, 3]);
        Script.MakeExecutable(folder.Of("nonsense"));

        NotStarted refused = Assert.Throws<NotStarted>(() => Started.Of(folder, Clock.Wall, null, folder.Of(name)));

        Assert.Equal($"{folder.Of(name)} was not started: {why}.", refused.Message);
    }

    /// <summary>Moves the clock on until it has ended.</summary>
    private static async Task<CommandEnd> EndedAsync(Started started, FakeTimeProvider clock)
    {
        await Until.TrueAsync(
            "it has ended",
            Longest,
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(10));
                return Task.FromResult(started.Command.Ended.IsCompleted);
            }
        );
        return await started.EndAsync();
    }
}

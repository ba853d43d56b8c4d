// `muster runner` as a process: it does what it was given and nothing else, and nothing twice.
using System.Text.Json.Nodes;
using Muster.Cli.Tests.Driving;
using Muster.Cli.Tests.Execution;
using Muster.Peers;

namespace Muster.Cli.Tests.Runner;

public sealed class RunnerCommandTests : IAsyncLifetime
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private FakeServer _server = null!;
    private FakeJobs _jobs = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeServer.StartAsync();
        _jobs = new(_server);
        Directory.CreateDirectory(_folder.Of("bin"));
        Script.Write(_folder.Of("bin/flush"), "echo flushed \"$@\"");
        File.CreateSymbolicLink(_folder.Of("bin/link"), "/bin/rm");
        Script.Write(_folder.Of("key"), "");
        await File.WriteAllTextAsync(_folder.Of("key"), "mk_of-the-runner\n");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_does_the_steps_of_its_runbooks_with_its_programs_and_tells_of_each_other_why_not()
    {
        _jobs.Give("RUN-1.0", "flush-cache", _folder.Of("bin/flush"), "a b", "$(id)", "mk_of-the-runner");
        _jobs.Give("RUN-2.0", "delete-all", _folder.Of("bin/flush"));
        _jobs.Give("RUN-3.0", "flush-cache", "/bin/sh", "-c", "echo no");
        _jobs.Give("RUN-4.0", "flush-cache", _folder.Of("bin/link"), "-rf", _folder.Path);
        _jobs.Give("RUN-5.0", "flush-cache", _folder.Of("bin/missing"));
        _jobs.Give("RUN-1.0", "flush-cache", _folder.Of("bin/flush"), "again");
        _jobs.Give("RUN-6.0", "flush-cache", _folder.Of("bin/flush"), "last");
        await using PeerProcess runner = Begin();
        await EndedAsync(runner, "RUN-6.0");

        Assert.Equal("flushed a b $(id) •••\n", _jobs.Output("RUN-1.0"));
        Assert.Equal("succeeded", (string?)_jobs.End("RUN-1.0")!["outcome"]);
        Assert.Equal(
            [
                "This runner was not given the runbook delete-all.",
                "/bin/sh leads to /usr/bin/dash, which is not on this runner's list of programs.",
                $"{_folder.Of("bin/link")} leads to /usr/bin/rm, which is not on this runner's list of programs.",
                $"{_folder.Of("bin/missing")} is not there.",
            ],
            new[] { "RUN-2.0", "RUN-3.0", "RUN-4.0", "RUN-5.0" }.Select(job => (string?)_jobs.End(job)!["text"])
        );
        Assert.Contains(
            runner.Said,
            line => line.EndsWith("This runner began the job before, and does nothing twice.", StringComparison.Ordinal)
        );
        JsonNode claim = _jobs.Claims[0];
        Assert.Equal(
            ("here", "flush-cache", 1),
            ((string?)claim["runner"], (string?)claim["runbooks"]![0], claim["runbooks"]!.AsArray().Count)
        );
        Assert.Equal("Bearer mk_of-the-runner", _server.Requests[0].Authorization);
    }

    [Fact]
    public async Task Told_to_end_it_stops_its_step_and_says_so()
    {
        Script.Write(_folder.Of("bin/long"), "echo begun; while :; do sleep 0.05; done");
        _jobs.Give("RUN-1.0", "flush-cache", _folder.Of("bin/long"));
        await using PeerProcess runner = Begin();
        await BegunAsync(runner);

        await runner.StopAsync();

        Assert.Equal(0, runner.ExitCode);
        JsonNode end = _jobs.End("RUN-1.0")!;
        Assert.Equal(
            ("stopped", "ended by SIGTERM, stopped. The runner was told to end."),
            ((string?)end["outcome"], (string?)end["text"])
        );
    }

    [Fact]
    public async Task Killed_in_the_middle_it_leaves_nothing_running_and_a_restarted_one_does_not_do_it_again()
    {
        Script.Write(
            _folder.Of("bin/long"),
            $"echo run >> {_folder.Of("runs")}; echo $$ > {_folder.Of("pid")}; echo begun; while :; do sleep 0.05; done"
        );
        _jobs.Give("RUN-1.0", "flush-cache", _folder.Of("bin/long"));
        await using (PeerProcess runner = Begin())
        {
            await BegunAsync(runner);
            runner.Signal(9);
            int step = int.Parse(await File.ReadAllTextAsync(_folder.Of("pid")));
            await Until.TrueAsync("the step is gone, too", Longest, () => Task.FromResult(!Started.Runs(step)));
        }

        // Whatever gives the job out again, by mistake, gives it to one who knows it.
        _jobs.Give("RUN-1.0", "flush-cache", _folder.Of("bin/long"));
        _jobs.Give("RUN-2.0", "flush-cache", _folder.Of("bin/flush"));
        await using PeerProcess second = Begin();
        await EndedAsync(second, "RUN-2.0");

        Assert.Equal("run\n", await File.ReadAllTextAsync(_folder.Of("runs")));
        Assert.Equal("lost", (string?)_jobs.End("RUN-1.0")!["outcome"]);
        Assert.Contains(
            "muster: RUN-1.0 was cut off when the runner ended. Muster counts it as lost, and it is not done again: look what became of it.",
            second.Said
        );
    }

    [Theory]
    [InlineData(1, "behind")]
    [InlineData(-1, "ahead of")]
    public async Task A_clock_that_is_an_hour_off_is_told_once_and_changes_nothing(int hours, string how)
    {
        _server.Ahead = TimeSpan.FromHours(hours);
        _jobs.Give("RUN-1.0", "flush-cache", _folder.Of("bin/flush"), "one");
        _jobs.Give("RUN-2.0", "flush-cache", _folder.Of("bin/flush"), "two");
        await using PeerProcess runner = Begin();
        await EndedAsync(runner, "RUN-2.0");

        Assert.Equal(("flushed one\n", "flushed two\n"), (_jobs.Output("RUN-1.0"), _jobs.Output("RUN-2.0")));
        Assert.Equal("succeeded", (string?)_jobs.End("RUN-2.0")!["outcome"]);
        Assert.Matches(
            $"^muster: This machine's clock is (3599|3600|3601) seconds {how} the server's\\.",
            Assert.Single(runner.Said, line => line.Contains("clock", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Every_mistake_is_told_before_it_asks_for_anything()
    {
        await File.WriteAllTextAsync(_folder.Of("key"), "two words");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.Of("key"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        }

        using Shell shell = new();
        Ran ran = await shell.RunAsync("runner", "--key-file", _folder.Of("key"), "--runbooks", ",", "--allow", "bin/flush,/opt/*");

        ran.Exits(2);
        Assert.All(
            [
                "Say which server it works for: --url or MUSTER_URL.",
                "--runbooks: name at least one.",
                "--allow: 'bin/flush' is no absolute path",
                "--key-file: others than its owner can read or write",
                "holds no key",
            ],
            mistake => Assert.Contains(mistake, ran.Error, StringComparison.Ordinal)
        );
        Assert.Equal(Environment.UserName == "root", ran.Error.Contains("It would run as root", StringComparison.Ordinal));
    }

    private PeerProcess Begin()
    {
        using Shell shell = new();
        return shell.Begin([
            "runner",
            "--url",
            _server.Url,
            "--key-file",
            _folder.Of("key"),
            "--runbooks",
            "flush-cache",
            "--allow",
            _folder.Of("bin/*"),
            "--name",
            "here",
            "--state",
            _folder.Of("jobs"),
            "--as-root",
        ]);
    }

    private Task BegunAsync(PeerProcess runner) =>
        runner.ReadyAsync(
            "the step has begun",
            Longest,
            () => Task.FromResult(_jobs.Output("RUN-1.0").Contains("begun", StringComparison.Ordinal))
        );

    private Task EndedAsync(PeerProcess runner, string job) =>
        runner.ReadyAsync(job + " has ended", Longest, () => Task.FromResult(_jobs.End(job) is not null));
}

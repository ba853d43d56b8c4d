// `muster run` with the real server and two people: one types, the other approves from elsewhere, and stops.
using System.Net;
using System.Text.Json;
using Muster.Cli.Tests.Execution;
using Muster.Peers;

namespace Muster.Cli.Tests.Run;

public sealed class ServedRunTests
{
    [Fact]
    public async Task It_waits_for_the_second_person_whatever_the_first_tries_then_runs_and_is_recorded()
    {
        await using ServedMuster muster = await ServedMuster.StartAsync();
        string logs = muster.Folder.Of("logs");
        Directory.CreateDirectory(logs);
        await File.WriteAllTextAsync(Path.Combine(logs, "a.log"), "a");
        string script = Script.Write(muster.Folder.Of("clean.sh"), "rm -v \"$1\"/*; echo over >&2; exit 4");
        await using PeerProcess run = muster.Begin("ana", "run", "--", script, logs);

        Assert.Equal(HttpStatusCode.Forbidden, (await muster.ApproveAsync("ana", "RUN-1")).StatusCode);
        using HttpClient second = muster.Client(await muster.KeyAsync("second-of-ana", "ana"));
        string hash = (await muster.RunAsync("RUN-1")).GetProperty("hash").GetString()!;
        Assert.Equal(HttpStatusCode.Forbidden, (await ServedMuster.PostAsync(second, "runs/RUN-1/approve", new { hash })).StatusCode);
        Assert.True(File.Exists(Path.Combine(logs, "a.log")));
        JsonElement command = (await muster.RunAsync("RUN-1")).GetProperty("command");
        Assert.Equal([Path.Combine(logs, "a.log")], command.GetProperty("files").EnumerateArray().Select(file => file.GetString()));

        (await muster.ApproveAsync("ben", "RUN-1")).EnsureSuccessStatusCode();
        JsonElement ended = await muster.UntilAsync("RUN-1", "ended");
        await Until.TrueAsync("muster run ends", ServedMuster.Longest, () => Task.FromResult(run.HasExited));

        Assert.Equal(4, run.ExitCode);
        JsonElement step = ended.GetProperty("steps")[0];
        Assert.Equal(("failed", 4), (ended.GetProperty("ending").GetString(), step.GetProperty("exitCode").GetInt32()));
        Assert.Equal($"removed '{logs}/a.log'\nover\n", step.GetProperty("output").GetString());
        Assert.False(File.Exists(Path.Combine(logs, "a.log")));
    }

    [Fact]
    public async Task What_was_changed_between_approval_and_start_is_not_started()
    {
        await using ServedMuster muster = await ServedMuster.StartAsync();
        string script = Script.Write(muster.Folder.Of("clean.sh"), "exit 0");
        await using PeerProcess run = muster.Begin("ana", "run", "--", script);
        await muster.UntilAsync("RUN-1", "previewed");

        await File.AppendAllTextAsync(script, $"touch {muster.Folder.Of("touched")}\n");
        (await muster.ApproveAsync("ben", "RUN-1")).EnsureSuccessStatusCode();
        await muster.UntilAsync("RUN-1", "refused");
        await Until.TrueAsync("muster run ends", ServedMuster.Longest, () => Task.FromResult(run.HasExited));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(run.Said, line => line.Contains("It is not what was approved.", StringComparison.Ordinal));
        Assert.False(File.Exists(muster.Folder.Of("touched")));
    }

    [Fact]
    public async Task A_stop_from_the_other_side_ends_it_in_the_middle_and_what_was_deleted_can_be_counted()
    {
        await using ServedMuster muster = await ServedMuster.StartAsync();
        string data = muster.Folder.Of("data");
        Directory.CreateDirectory(data);
        foreach (int number in Enumerable.Range(0, 2_000))
        {
            await File.WriteAllTextAsync(Path.Combine(data, $"{number:0000}"), "x");
        }

        string script = Script.Write(
            muster.Folder.Of("cleanup.sh"),
            "trap 'exit 143' TERM; for file in \"$1\"/*; do (trap '' TERM; rm -v \"$file\"); sleep 0.05; done"
        );
        await using PeerProcess run = muster.Begin("ana", "run", "--", script, data);
        (await muster.ApproveAsync("ben", "RUN-1")).EnsureSuccessStatusCode();
        await Until.TrueAsync(
            "the other side sees it delete",
            ServedMuster.Longest,
            async () => (await OutputAsync(muster)).Contains("removed", StringComparison.Ordinal)
        );

        (await muster.PostAsync("ben", "runs/RUN-1/stop", new { })).EnsureSuccessStatusCode();
        JsonElement ended = await muster.UntilAsync("RUN-1", "ended");

        int left = Directory.GetFiles(data).Length;
        Assert.Equal("stopped", ended.GetProperty("ending").GetString());
        Assert.InRange(left, 1, 1_999);
        Assert.Equal(2_000 - left, (await OutputAsync(muster)).Split("removed '").Length - 1);
        Assert.Equal(2_000, ended.GetProperty("command").GetProperty("filesTotal").GetInt64());
    }

    private static async Task<string> OutputAsync(ServedMuster muster) =>
        (await muster.RunAsync("RUN-1")).GetProperty("steps")[0].GetProperty("output").GetString()!;
}

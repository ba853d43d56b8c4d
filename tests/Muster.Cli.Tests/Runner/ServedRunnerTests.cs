// `muster runner` with the real server: it does what two people agreed on, once, and a crash in the middle is seen.
using System.Net.Http.Json;
using System.Text.Json;
using Muster.Cli.Tests.Execution;
using Muster.Cli.Tests.Run;
using Muster.Peers;

namespace Muster.Cli.Tests.Runner;

public sealed class ServedRunnerTests
{
    [Fact]
    public async Task A_step_is_done_where_its_runner_is_and_its_preview_too()
    {
        await using ServedMuster muster = await ServedMuster.StartAsync();
        Script.Write(muster.Folder.Of("flush"), "echo \"$1 $2\"");
        await PutAsync(
            muster,
            """
            parameters:
              cache: { type: text, pattern: '[a-z; ]+' }
            steps:
              - name: Flush it
                command: { runner: here, arguments: [FOLDER/flush, flushed, '{{cache}}'] }
                preview: { runner: here, arguments: [FOLDER/flush, would, flush] }
            """.Replace("FOLDER", muster.Folder.Path, StringComparison.Ordinal)
        );
        await using PeerProcess runner = await BeginAsync(muster);

        (
            await muster.PostAsync("ana", "runs", new { runbook = "flush-cache", parameters = new { cache = "a; rm b" } })
        ).EnsureSuccessStatusCode();
        (await muster.ApproveAsync("ben", "RUN-1")).EnsureSuccessStatusCode();
        await StartAsync(muster);
        JsonElement ended = await muster.UntilAsync("RUN-1", "ended");

        Assert.Equal("would flush\n", ended.GetProperty("preview")[0].GetProperty("output").GetString());
        Assert.Equal("succeeded", ended.GetProperty("ending").GetString());
        Assert.Equal("flushed a; rm b\n", ended.GetProperty("steps")[0].GetProperty("output").GetString());
    }

    [Fact]
    public async Task Killed_in_the_middle_the_run_is_lost_and_a_restarted_runner_does_not_do_it_again()
    {
        await using ServedMuster muster = await ServedMuster.StartAsync();
        string runs = muster.Folder.Of("runs");
        Script.Write(muster.Folder.Of("flush"), $"echo run >> {runs}; echo begun; while :; do sleep 0.05; done");
        await PutAsync(
            muster,
            """
            steps:
              - name: Flush it
                command: { runner: here, arguments: [FOLDER/flush] }
                timeOut: 10m
            """.Replace("FOLDER", muster.Folder.Path, StringComparison.Ordinal)
        );
        await using (PeerProcess runner = await BeginAsync(muster))
        {
            (await muster.PostAsync("ana", "runs", new { runbook = "flush-cache", parameters = new { } })).EnsureSuccessStatusCode();
            (await muster.ApproveAsync("ben", "RUN-1")).EnsureSuccessStatusCode();
            await StartAsync(muster);
            await runner.ReadyAsync(
                "the step has begun",
                ServedMuster.Longest,
                async () => (await muster.RunAsync("RUN-1")).GetProperty("steps")[0].GetProperty("output").GetString() == "begun\n"
            );
            runner.Signal(9);
            await Until.TrueAsync("the runner is gone", ServedMuster.Longest, () => Task.FromResult(runner.HasExited));
        }

        await using PeerProcess second = await BeginAsync(muster);
        JsonElement ended = await muster.UntilAsync("RUN-1", "ended");

        // The runner said so: the lease that it left behind would have held for half a minute.
        Assert.Equal("lost", ended.GetProperty("ending").GetString());
        Assert.StartsWith("here was cut off during 'Flush it'", ended.GetProperty("endText").GetString(), StringComparison.Ordinal);
        Assert.Equal("run\n", await File.ReadAllTextAsync(runs));
        Assert.Contains(
            second.Said,
            line => line.StartsWith("muster: RUN-1.0 was cut off when the runner ended.", StringComparison.Ordinal)
        );
    }

    private static async Task PutAsync(ServedMuster muster, string rest)
    {
        string text = "id: flush-cache\ntitle: Flush the cache\nrisk: destructive\nservices: []\n" + rest;
        using HttpClient ana = muster.Client(await muster.KeyAsync("writer", "ana"));
        using HttpResponseMessage put = await ana.PutAsJsonAsync(new Uri("/api/v1/runbooks/flush-cache", UriKind.Relative), new { text });
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
    }

    private static async Task StartAsync(ServedMuster muster)
    {
        string? hash = (await muster.RunAsync("RUN-1")).GetProperty("hash").GetString();
        (await muster.PostAsync("ana", "runs/RUN-1/start", new { hash })).EnsureSuccessStatusCode();
    }

    /// <summary>Starts the runner, again with the key that it has.</summary>
    private static async Task<PeerProcess> BeginAsync(ServedMuster muster)
    {
        string key = muster.Folder.Of("key");
        if (!File.Exists(key))
        {
            string made = (await muster.Shell.RunAsync("key", "create", "here", "--scope", "runner")).Exits(0).Out;
            Script.Write(key, "");
            await File.WriteAllTextAsync(key, made);
        }

        return muster.Begin(
            "ana",
            "runner",
            "--key-file",
            key,
            "--runbooks",
            "flush-cache",
            "--allow",
            muster.Folder.Of("flush"),
            "--name",
            "here",
            "--state",
            muster.Folder.Of("jobs"),
            "--as-root"
        );
    }
}

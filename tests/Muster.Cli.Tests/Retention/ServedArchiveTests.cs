// History moves into a file by hand when a second person has seen how much it is, and comes back.
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Muster.Cli.Tests.Driving;
using Muster.Cli.Tests.Run;
using Muster.Peers;

namespace Muster.Cli.Tests.Retention;

public sealed class ServedArchiveTests
{
    private const string Counted = "1 changes, sender requests and other rows of lists";

    [Fact]
    public async Task It_waits_for_another_person_and_is_counted_moved_with_its_checksum_and_brought_back()
    {
        await using ServedMuster muster = await ServedMuster.StartAsync();
        string key = await SenderAsync(muster);
        await ChangeAsync(muster, key, "2020-03-01T12:00:00Z");
        await ChangeAsync(muster, key, at: null);
        string archives = muster.Folder.Of("archives");

        Ran hasty = (await muster.Shell.RunAsync("retention", "archive", "--to", archives, "--older-than", "1h")).Exits(2);
        Ran dry = (await muster.Shell.RunAsync("retention", "archive", "--to", archives, "--dry-run")).Exits(0);
        await using PeerProcess archive = muster.Shell.Begin("retention", "archive", "--to", archives, "--reason", "A year is enough");
        Assert.Equal(HttpStatusCode.Forbidden, (await muster.ApproveAsync("ana", "RUN-1")).StatusCode);
        using HttpClient second = muster.Client(await muster.KeyAsync("second-of-ana", "ana"));
        string hash = (await muster.RunAsync("RUN-1")).GetProperty("hash").GetString()!;
        Assert.Equal(HttpStatusCode.Forbidden, (await ServedMuster.PostAsync(second, "runs/RUN-1/approve", new { hash })).StatusCode);
        Assert.False(Directory.Exists(archives));
        string shown = (await muster.RunAsync("RUN-1")).GetProperty("command").GetProperty("resolved").GetRawText();

        (await muster.ApproveAsync("ben", "RUN-1")).EnsureSuccessStatusCode();
        JsonElement ended = await muster.UntilAsync("RUN-1", "ended");
        await EndAsync(archive);
        string file = Assert.Single(Directory.GetFiles(archives));
        Ran told = (await muster.Shell.RunAsync("retention", "show")).Exits(0);
        Ran restored = (await muster.Shell.RunAsync("retention", "restore", file)).Exits(0);

        Assert.Contains("Nothing was changed", hasty.Error, StringComparison.Ordinal);
        Assert.Matches("changes, sender requests and other rows of lists +2 +2020-03-01 .* 1\n", dry.Out);
        Assert.Contains($"(takes out of the database, into one file: {Counted})", shown, StringComparison.Ordinal);
        Assert.Equal((0, "succeeded"), (archive.ExitCode, ended.GetProperty("ending").GetString()));
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file)));
        Assert.Contains($"SHA-256 {sha256}", archive.Said);
        Assert.Contains(sha256, told.Out, StringComparison.Ordinal);
        Assert.Contains("person:ana, approved by person:ben as RUN-1", told.Out, StringComparison.Ordinal);
        Assert.StartsWith("1 row is in the database again.", restored.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_became_more_since_the_approval_is_not_archived()
    {
        await using ServedMuster muster = await ServedMuster.StartAsync();
        string key = await SenderAsync(muster);
        await ChangeAsync(muster, key, "2020-03-01T12:00:00Z");
        await using PeerProcess archive = muster.Shell.Begin("retention", "archive", "--to", muster.Folder.Of("archives"));
        await muster.UntilAsync("RUN-1", "previewed");
        await ChangeAsync(muster, key, "2020-03-02T12:00:00Z");

        (await muster.ApproveAsync("ben", "RUN-1")).EnsureSuccessStatusCode();
        await muster.UntilAsync("RUN-1", "refused");
        await EndAsync(archive);

        Assert.Equal(1, archive.ExitCode);
        Assert.Contains(archive.Said, line => line.Contains("It is not what was approved.", StringComparison.Ordinal));
        Assert.False(Directory.Exists(muster.Folder.Of("archives")));
    }

    [Fact]
    public async Task Neither_broken_glass_nor_the_approval_of_another_server_lets_it_begin()
    {
        await using ServedMuster muster = await ServedMuster.StartAsync();
        await ChangeAsync(muster, await SenderAsync(muster), "2020-03-01T12:00:00Z");
        string archives = muster.Folder.Of("archives");
        await using PeerProcess alone = muster.Shell.Begin("retention", "archive", "--to", archives);
        await muster.UntilAsync("RUN-1", "previewed");
        (
            await muster.PostAsync("ana", "runs/RUN-1/break-glass", new { reason = "The disk is full and all are asleep" })
        ).EnsureSuccessStatusCode();
        await EndAsync(alone);

        await using FakeServer other = await FakeServer.StartAsync();
        FakeRuns runs = new(other);
        (muster.Shell.Environment["MUSTER_URL"], muster.Shell.Environment["MUSTER_API_KEY"]) = (other.Url, "mk_test");
        await using PeerProcess elsewhere = muster.Shell.Begin("retention", "archive", "--to", archives);
        await Until.TrueAsync("it asks", ServedMuster.Longest, () => Task.FromResult(runs.Asked is not null));
        runs.Approve();
        await EndAsync(elsewhere);

        Assert.Equal((1, 1), (alone.ExitCode, elsewhere.ExitCode));
        Assert.Contains(alone.Said, line => line.Contains("the glass cannot be broken for it", StringComparison.Ordinal));
        Assert.Contains(elsewhere.Said, line => line.Contains("approved in another database", StringComparison.Ordinal));
        Assert.Equal("failed", (string?)runs.End!["outcome"]);
        Assert.False(Directory.Exists(archives));
    }

    private static Task EndAsync(PeerProcess process) =>
        Until.TrueAsync("it ends", ServedMuster.Longest, () => Task.FromResult(process.HasExited));

    private static async Task<string> SenderAsync(ServedMuster muster) =>
        (await muster.Shell.RunAsync("key", "create", "monitoring", "--scope", "intake")).Exits(0).Out.TrimEnd();

    private static async Task ChangeAsync(ServedMuster muster, string key, string? at)
    {
        string when = at is null ? "" : $""", "timestamp": "{at}" """;
        using HttpClient http = new() { BaseAddress = muster.Server.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using StringContent body = new(
            $$"""{ "routing_key": "{{key}}", "payload": { "summary": "Deployed", "source": "ci" {{when}} } }""",
            Encoding.UTF8,
            "application/json"
        );
        using HttpResponseMessage answer = await http.PostAsync(new Uri("/v2/change/enqueue", UriKind.Relative), body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}

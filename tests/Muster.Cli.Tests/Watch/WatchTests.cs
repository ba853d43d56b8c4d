// `muster watch` against a real server that is killed: people hear it by the watcher's own channel, and that it is well again.
using System.Globalization;
using System.Text;
using System.Text.Json;
using MimeKit;
using Muster.Cli.Tests.Driving;
using Muster.Peers;

namespace Muster.Cli.Tests.Watch;

public sealed class WatchTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_killed_server_is_told_of_once_and_a_restart_of_the_watcher_forgets_nothing()
    {
        await using FakeServer people = await FakeServer.StartAsync();
        await using MusterServer server = MusterServer.Prepare(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["MUSTER_WATCHERS"] = people.Url + "/beat" }
        );
        await server.StartAsync();
        await Until.TrueAsync("the server says that it is well", Longest, () => Task.FromResult(Got(people, "/beat").Length > 0));
        using TemporaryFolder folder = new();
        await using (PeerProcess watcher = Watch(server, people, folder))
        {
            await server.Process!.KillAsync();
            await Until.TrueAsync("people hear of the silence", Longest, () => Task.FromResult(Got(people, "/page").Length > 0));
            await watcher.StopAsync();
            Assert.Equal(0, watcher.ExitCode);
        }

        await using PeerProcess second = Watch(server, people, folder);
        await server.StartAsync();
        await Until.TrueAsync("people hear that it is well", Longest, () => Task.FromResult(Got(people, "/page").Length > 1));

        Assert.Equal(["muster.silent", "muster.well"], Got(people, "/page").Select(body => body.GetProperty("type").GetString()));
        Request told = people.Requests.First(request => request.Path == "/page");
        Assert.Equal(Encoding.UTF8.GetByteCount(told.Text).ToString(CultureInfo.InvariantCulture), told.Headers["Content-Length"]);
        Assert.Contains("It cannot be reached", Got(people, "/page")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heartbeat_that_is_not_heard_is_told_of_by_ntfy_and_mail_and_the_next_one_ends_it()
    {
        await using FakeServer ntfy = await FakeServer.StartAsync();
        await using SmtpInbox inbox = await SmtpInbox.StartAsync();
        using Shell shell = new() { Environment = { ["MUSTER_SMTP"] = $"smtp://127.0.0.1:{inbox.Port}?from=watch@example.org" } };
        string ear = $"http://127.0.0.1:{FreePort.Next()}";
        await using PeerProcess watcher = shell.Begin([
            "watch",
            "--listen",
            ear,
            "--every",
            "1s",
            "--after",
            "2s",
            "--ntfy",
            ntfy.Url + "/topic",
            "--mail-to",
            "ana@example.org",
            "--name",
            "Mustér",
        ]);
        MimeMessage silent = await inbox.MessageAsync("ana@example.org", _ => true, Longest);
        await Until.TrueAsync("ntfy has it", Longest, () => Task.FromResult(ntfy.Requests.Count > 0));

        using HttpClient server = new();
        await Until.TrueAsync(
            "it is heard and people are told",
            Longest,
            async () => (await server.GetAsync(new Uri(ear + "/beat"))).IsSuccessStatusCode && ntfy.Requests.Count > 1
        );
        await inbox.MessageAsync("ana@example.org", mail => mail.Subject == "Mustér is well again", Longest);
        await watcher.StopAsync();

        Assert.Equal("Mustér is silent: nobody may be paged", silent.Subject);
        Assert.Contains("It has not said that it is well for", silent.TextBody, StringComparison.Ordinal);
        Assert.Equal(["5", "3"], ntfy.Requests.Select(told => told.Headers["Priority"]));
        Assert.StartsWith("=?UTF-8?B?", ntfy.Requests[0].Headers["Title"], StringComparison.Ordinal);
        Assert.StartsWith("Mustér is not well since", ntfy.Requests[0].Text, StringComparison.Ordinal);
        Assert.Equal(0, watcher.ExitCode);
    }

    [Fact]
    public async Task Every_mistake_of_the_command_line_is_told_at_once()
    {
        using Shell shell = new();

        Ran ran = (await shell.RunAsync("watch", "--url", "muster", "--webhook", "ftp://a", "--mail-to", "nobody")).Exits(2);

        Assert.Equal(4, ran.Error.TrimEnd().Split('\n').Length);
        Assert.All(
            ["--url: 'muster' is no address", "--webhook: 'ftp://a' is no address", "--mail-to: 'nobody' is no e-mail address"],
            mistake => Assert.Contains(mistake, ran.Error, StringComparison.Ordinal)
        );
        Assert.Contains("'0s' is too short", (await shell.RunAsync("watch", "--every", "0s")).Exits(2).Error, StringComparison.Ordinal);
    }

    private static PeerProcess Watch(MusterServer server, FakeServer people, TemporaryFolder folder) =>
        PeerProcess.Start(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "muster.dll"),
                "watch",
                "--url",
                server.Url.ToString(),
                "--every",
                "1s",
                "--after",
                "1s",
                "--webhook",
                people.Url + "/page",
                "--state",
                folder.Of("watch.json"),
            ]
        );

    private static JsonElement[] Got(FakeServer people, string path) =>
        [.. people.Requests.Where(request => request.Path == path).Select(request => request.Text.Length > 0 ? request.Body : default)];
}

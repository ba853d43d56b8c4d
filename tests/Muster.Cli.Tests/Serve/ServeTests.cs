// `muster serve` says in one line why it does not start, and stops as it is told to.
using System.Net;
using System.Net.Sockets;
using Muster.Cli.Tests.Driving;
using Muster.Peers;

namespace Muster.Cli.Tests.Serve;

public sealed class ServeTests
{
    private const int SignalInterrupt = 2;

    [Fact]
    public async Task An_address_that_is_taken_is_told_before_anything_is_made()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        string address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        using Shell shell = new() { Environment = { ["MUSTER_URLS"] = address } };

        Ran ran = (await shell.RunAsync("serve", "--demo")).Exits(3);

        string[] lines = ran.Error.TrimEnd().Split('\n');
        Assert.Equal($"muster: Muster was not started, because it cannot listen on {address}: another program listens there.", lines[0]);
        Assert.Contains("MUSTER_URLS", Assert.Single(lines[1..]), StringComparison.Ordinal);
        Assert.Equal("", ran.Out);
        Assert.False(Directory.Exists(Path.Combine(shell.Directory, "data")));
    }

    [Fact]
    public async Task Every_wrong_setting_is_told_at_once()
    {
        using Shell shell = new()
        {
            Environment =
            {
                ["MUSTER_URLS"] = "nonsense",
                ["MUSTER_PUBLIC_URL"] = "muster",
                ["MUSTER_SMTP"] = "mail.example.org",
                ["MUSTER_DATABASE"] = "db",
                ["MUSTER_CHAIN_KEY"] = "abc",
                ["MUSTER_LOG"] = "loud",
                ["MUSTER_WATCHERS"] = "watch.example.org",
                ["MUSTER_WATCHERS_EVERY"] = "1s",
            },
        };

        Ran ran = (await shell.RunAsync("serve")).Exits(2);

        Assert.Equal("", ran.Out);
        Assert.All(shell.Environment.Keys, name => Assert.Contains($"\n  {name}: ", ran.Error, StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(shell.Directory, "data")));
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_is_refused_in_one_line()
    {
        await using MusterServer server = MusterServer.Prepare();
        await server.StartAsync();
        using Shell second = Shell.Beside(server);
        second.Environment["MUSTER_URLS"] = $"http://127.0.0.1:{FreePort.Next()}";

        foreach (string[] arguments in new[] { new[] { "serve" }, ["serve", "--demo"] })
        {
            Ran ran = (await second.RunAsync(arguments)).Exits(3);

            string only = Assert.Single(ran.Error.TrimEnd().Split('\n'));
            Assert.StartsWith($"muster: Another Muster server works on {server.Data}.", only, StringComparison.Ordinal);
            Assert.Equal("", ran.Out);
        }

        using HttpClient http = new();
        Assert.True((await http.GetAsync(new Uri(server.Url, "/readyz"))).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Ctrl_C_stops_it_in_order()
    {
        await using MusterServer server = MusterServer.Prepare();
        await server.StartAsync();

        server.Process!.Signal(SignalInterrupt);
        await Until.TrueAsync("the server ends", TimeSpan.FromSeconds(60), () => Task.FromResult(server.Process.HasExited));

        Assert.Equal(0, server.Process.ExitCode);
        Assert.DoesNotContain(server.Process.Said, line => line.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fresh_server_says_that_it_is_ready_and_warns_of_nothing_inside()
    {
        await using MusterServer server = MusterServer.Prepare();
        await server.StartAsync();

        Assert.DoesNotContain(server.Process!.Said, line => line.Contains("warn: Microsoft", StringComparison.Ordinal));
        Assert.Contains(server.Process.Said, line => line.Contains("Muster is ready at", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EF_is_loaded_when_somebody_changes_an_account_and_not_to_start_or_to_sign_in()
    {
        const string Expressions = "System.Linq.Expressions.dll";
        string[] ef =
        [
            "Microsoft.EntityFrameworkCore.dll",
            "Microsoft.EntityFrameworkCore.Relational.dll",
            "Microsoft.AspNetCore.Identity.EntityFrameworkCore.dll",
        ];
        await using MusterServer server = MusterServer.Prepare();
        await server.StartAsync();
        Assert.DoesNotContain(Expressions, server.Process!.FilesInMemory);
        using HttpClient http = new() { BaseAddress = server.Url };
        string link = "";
        await Until.TrueAsync(
            "the first-run link is told",
            TimeSpan.FromSeconds(60),
            () => Task.FromResult((link = Link(server.Process!.Said)) != "")
        );
        http.DefaultRequestHeaders.Add("Cookie", "muster=of-another-server");
        await PostAsync(http, "/sign-in", HttpStatusCode.Unauthorized);
        Assert.Empty(ef.Intersect(server.Process.FilesInMemory));

        await PostAsync(http, link, HttpStatusCode.UnprocessableEntity);
        Assert.Empty(ef.Except(server.Process.FilesInMemory));
    }

    private static string Link(IEnumerable<string> said) =>
        said.SelectMany(line => line.Split(' ')).FirstOrDefault(word => word.Contains("/first-run/", StringComparison.Ordinal)) ?? "";

    private static async Task PostAsync(HttpClient http, string path, HttpStatusCode expected)
    {
        using FormUrlEncodedContent form = new([new("email", "ana@example.org"), new("password", "short")]);
        using HttpRequestMessage post = new(HttpMethod.Post, path) { Content = form };
        post.Headers.Add("Sec-Fetch-Site", "same-origin");
        using HttpResponseMessage answer = await http.SendAsync(post);
        Assert.Equal(expected, answer.StatusCode);
    }
}

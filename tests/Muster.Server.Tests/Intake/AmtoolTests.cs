// Alertmanager's own tool against Muster: query, add, silence, expire.
using System.Diagnostics;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Intake;

public sealed class AmtoolTests
{
    [Theory]
    [InlineData("intake")]
    [InlineData("api")]
    public async Task Amtool_adds_and_queries_alerts_and_adds_queries_and_expires_silences(string scope)
    {
        if (!Find())
        {
            Assert.Skip("amtool is not on the PATH; bin/test installs prometheus-alertmanager.");
        }

        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync(scope);
        string config = Path.Combine(server.Directory, "http.yml");
        await File.WriteAllTextAsync(
            config,
            $"authorization:\n  type: Bearer\n  credentials: {key}\n",
            TestContext.Current.CancellationToken
        );
        Task<string> Amtool(params string[] arguments) =>
            RunAsync([.. arguments, "--alertmanager.url=" + server.Url, "--http.config.file=" + config]);

        await Amtool("alert", "add", "alertname=Slow", "node=bar", "--annotation=summary=It crawls");
        string alerts = await Amtool("alert", "query", "alertname=Slow");
        Assert.Contains("Slow", alerts, StringComparison.Ordinal);
        Assert.Contains("It crawls", alerts, StringComparison.Ordinal);
        Assert.DoesNotContain("Slow", await Amtool("alert", "query", "node=foo"), StringComparison.Ordinal);
        Assert.Contains("Slow", await Amtool("alert", "query", "--receiver=muster"), StringComparison.Ordinal);
        Assert.DoesNotContain("Slow", await Amtool("alert", "query", "--receiver=other"), StringComparison.Ordinal);

        string id = (await Amtool("silence", "add", "alertname=Slow", "--comment=known", "--author=ana", "--duration=1h")).Trim();
        Assert.Contains(id, await Amtool("silence", "query", "alertname=Slow"), StringComparison.Ordinal);
        Assert.DoesNotContain("Slow", await Amtool("alert", "query"), StringComparison.Ordinal);
        Assert.Contains("Slow", await Amtool("alert", "query", "--silenced"), StringComparison.Ordinal);

        await Amtool("silence", "expire", id);
        Assert.DoesNotContain(id, await Amtool("silence", "query", "alertname=Slow"), StringComparison.Ordinal);
        Assert.Contains(id, await Amtool("silence", "query", "--expired", "alertname=Slow"), StringComparison.Ordinal);
        Assert.Contains("Slow", await Amtool("alert", "query"), StringComparison.Ordinal);

        await server.Services.PutAsync(
            "name: A\ninhibitions: [{ source: ['alertname=Centre'], target: ['alertname=Slow'], equal: [node], reason: It is dead }]"
        );
        await Amtool("alert", "add", "alertname=Centre", "node=bar");
        Assert.DoesNotContain("Slow", await Amtool("alert", "query"), StringComparison.Ordinal);
        Assert.Contains("Slow", await Amtool("alert", "query", "--inhibited"), StringComparison.Ordinal);
        Assert.Contains("muster", await Amtool("config", "show"), StringComparison.OrdinalIgnoreCase);
    }

    private static bool Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(path => File.Exists(Path.Combine(path, "amtool")));

    private static async Task<string> RunAsync(string[] arguments)
    {
        using Process amtool = Process.Start(
            new ProcessStartInfo("amtool", arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["HOME"] = "/nonexistent" },
            }
        )!;
        Task<string> errors = amtool.StandardError.ReadToEndAsync();
        string output = await amtool.StandardOutput.ReadToEndAsync();
        await amtool.WaitForExitAsync();
        Assert.True(amtool.ExitCode == 0, $"amtool {string.Join(' ', arguments)}: {await errors}");
        return output;
    }
}

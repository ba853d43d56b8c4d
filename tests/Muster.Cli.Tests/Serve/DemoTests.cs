// `muster serve --demo` says how to get in, and what it says is true: at the first start, at the next, and on a Muster that is in use.
using System.Text.Json;
using System.Text.RegularExpressions;
using Muster.Cli.Tests.Driving;
using Muster.Peers;

namespace Muster.Cli.Tests.Serve;

public sealed partial class DemoTests
{
    [Fact]
    public async Task The_demo_says_how_to_sign_in_and_it_works_at_the_next_start_too()
    {
        await using MusterServer server = MusterServer.Prepare();
        await server.StartAsync("--demo");
        (string email, string password, string file) = await DoorAsync(server);
        Assert.DoesNotContain(server.Process!.Said, line => line.Contains("warn: Muster.Engine", StringComparison.Ordinal));
        using Shell shell = Shell.Beside(server);
        string incidents = await IncidentsAsync(shell);

        Assert.NotNull(await Browser.AccountPageAsync(server.Url, email, password));
        await SaysAsync(server, $"open {server.Url.GetLeftPart(UriPartial.Authority)}/drills and press \"Play a drill now\"");
        Assert.Contains("id=\"start-streamflow-buffering\"", await Browser.EnteredAsync(server.Url), StringComparison.Ordinal);
        Assert.Equal(password, (await File.ReadAllTextAsync(file)).Trim());
        Assert.Contains("INC-5", incidents, StringComparison.Ordinal);

        await server.Process.StopAsync();
        await server.StartAsync("--demo");

        Assert.Equal((email, password, file), await DoorAsync(server));
        Assert.NotNull(await Browser.AccountPageAsync(server.Url, email, password));
        Assert.Equal(incidents, await IncidentsAsync(shell));
        (await shell.RunAsync("verify")).Exits(0);
    }

    [Fact]
    public async Task A_muster_that_is_in_use_is_left_as_it_is()
    {
        await using MusterServer server = MusterServer.Prepare();
        using Shell shell = Shell.Beside(server);
        (
            await shell.RunAsync(
                "apply",
                "-f",
                shell.Write("org.yaml", "name: Ours\npeople: { ana: { name: Ana, email: a@example.org } }\n")
            )
        ).Exits(0);
        string before = (await shell.RunAsync("export")).Exits(0).Out;

        await server.StartAsync("--demo");

        await SaysAsync(server, "nothing was seeded");
        Assert.Null(await Browser.EnteredAsync(server.Url));
        Assert.Equal(before, (await shell.RunAsync("export")).Exits(0).Out);
    }

    private static async Task<string> IncidentsAsync(Shell shell)
    {
        string json = (await shell.RunAsync("incident", "list", "--status", "all", "--json")).Exits(0).Out;
        return string.Join(
            ' ',
            JsonDocument.Parse(json).RootElement.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id"))
        );
    }

    /// <summary>The address, the password and its file, as the server says them.</summary>
    private static async Task<(string Email, string Password, string File)> DoorAsync(MusterServer server)
    {
        Match who = SignIn().Match(await SaysAsync(server, "Sign in as "));
        string line = await SaysAsync(server, "Password: ");
        Match how = Kept().Match(line);
        string password = how.Groups["password"].Value.Trim();
        string file = how.Groups["file"].Value;
        return (who.Groups["email"].Value, password.Length > 0 ? password : (await File.ReadAllTextAsync(file)).Trim(), file);
    }

    private static Task<string> SaysAsync(MusterServer server, string part) =>
        Until.AsyncOf(
            $"the server says '{part}'",
            TimeSpan.FromSeconds(30),
            () => Task.FromResult(server.Process!.Said.FirstOrDefault(line => line.Contains(part, StringComparison.Ordinal)))
        );

    [GeneratedRegex(@"Sign in as (?<email>\S+@\S+) ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SignIn();

    [GeneratedRegex(@"Password: (?<password>[^(]*)\(kept in (?<file>[^)]+)\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Kept();
}

// An incident from its declaration to its end by the command line alone, against a real server, without a key on the server's own machine.
using System.Text.Json;
using Muster.Cli.Tests.Driving;
using Muster.Peers;

namespace Muster.Cli.Tests.Incident;

public sealed class WholeWayTests
{
    private const string Organisation = """
        name: Small
        people:
          ana: { name: Ana Šilvová, email: ana@example.org }
          ben: { name: Ben, email: ben@example.org }
        teams: { core: { members: [ana, ben] } }
        escalationPolicies: { core: { steps: [{ targets: ["team:core"], wait: 5m }] } }
        services: { api: { team: core, alwaysOn: true, escalationPolicy: core } }
        """;

    [Fact]
    public async Task From_declared_to_resolved_every_step_is_one_command()
    {
        await using MusterServer server = MusterServer.Prepare();
        using Shell shell = await LivingAsync(server);

        Ran declared = (
            await RunAsync(shell, "declare", "Nothing plays", "-s", "sev1", "--service", "api", "--impact-started", "12m")
        ).Exits(0);
        Assert.Equal("INC-1 is declared: [SEV-1] Nothing plays\n", declared.Out);
        await SaysAsync(shell, "It is on the timeline.", "note", "1", "Began with the release", "--at", "5m");
        await SaysAsync(shell, "Operations Lead is ben.", "role", "INC-1", "ops", "ben");
        await SaysAsync(shell, "ben has the task; it is due in ", "task", "inc-1", "Errors by release", "--to", "ben", "--within", "15m");
        await SaysAsync(
            shell,
            "Roll Back is chosen; ben does it.",
            "mitigation",
            "1",
            "to 2026.11.3",
            "--kind",
            "roll-back",
            "--to",
            "ben"
        );
        Ran early = (await RunAsync(shell, "resolve", "1", "fixed")).Exits(1);
        string[] statement =
        [
            "statement",
            "1",
            "--status",
            "Identified",
            "--impact",
            "No streams",
            "--action",
            "Rolling back",
            "--next",
            "15m",
        ];
        await SaysAsync(shell, "Published; the next update is promised in ", statement);
        JsonElement open = await ShowAsync(shell);
        await SaysAsync(shell, "Recorded: it worked.", "mitigation-report", "1", Id(open, "mitigations"), "worked");
        await SaysAsync(shell, "The task is done.", "task-done", "1", Id(open, "tasks"), "--result", "Only the new one");
        Assert.StartsWith(
            "Mitigated; the impact stopped at ",
            (await RunAsync(shell, "mitigate", "1", "--stopped", "1m")).Exits(0).Out,
            StringComparison.Ordinal
        );
        await SaysAsync(shell, "Resolved.", "resolve", "1", "The query is fixed");

        Assert.StartsWith("muster: ", early.Error, StringComparison.Ordinal);
        JsonElement closed = await ShowAsync(shell);
        Assert.Equal(("Responding", "Resolved"), (Text(open, "phase"), Text(closed, "phase")));
        Assert.Equal("ana", Text(open, "commander"));
        string shown = (await RunAsync(shell, "show", "1", "--timeline")).Exits(0).Out;
        Assert.All(
            new[]
            {
                "INC-1  [SEV-1] Nothing plays",
                "Operations Lead: Ben",
                "Status: Identified",
                "Began with the release",
                "Only the new one",
            },
            part => Assert.Contains(part, shown, StringComparison.Ordinal)
        );
        Assert.Equal(("", "No incident.\n"), await ListAsync(shell, "open"));
        Assert.Contains("INC-1  SEV-1     Resolved  api", (await ListAsync(shell, "all")).Out, StringComparison.Ordinal);
        await ReviewAsync(shell);
        Assert.Contains("INC-1  SEV-1     Reviewed  api", (await ListAsync(shell, "all")).Out, StringComparison.Ordinal);
    }

    /// <summary>The review that the severity asked for: drafted by itself, closed when nothing is missing.</summary>
    private static async Task ReviewAsync(Shell shell)
    {
        string reviews = (await shell.RunAsync("review", "list")).Exits(0).Out;
        Ran early = (await shell.RunAsync("review", "close", "1")).Exits(2);
        string said = (await shell.RunAsync("review", "why", "1", "The query took every connection of the pool")).Exits(0).Out;
        string first = said.Split(' ')[0];
        string under = (await shell.RunAsync("review", "why", "1", "No limit on the query", "--under", first)).Exits(0).Out;
        Ran person = (await shell.RunAsync("review", "why", "1", "Human error", "--under", first)).Exits(0);
        Ran blamed = (await shell.RunAsync("review", "root-cause", "1", person.Out.Split(' ')[0])).Exits(2);
        (await shell.RunAsync("review", "root-cause", "1", under.Split(' ')[0], "--class", "guardrail")).Exits(0);
        (await shell.RunAsync("It was over\nin 12 minutes", ["review", "section", "1", "lessons", "-"])).Exits(0);
        (await shell.RunAsync("review", "factor", "1", "The alert came late", "--class", "missing-alert")).Exits(0);
        string action = (await shell.RunAsync("review", "action", "1", "Limit the query", "--owner", "ben", "--due", "14d")).Exits(0).Out;
        Ran unseen = (await shell.RunAsync("review", "close", "1")).Exits(2);
        (await shell.RunAsync("review", "action-verify", "1", action.Split(' ')[0], "A load test")).Exits(0);
        string shown = (await shell.RunAsync("review", "show", "1")).Exits(0).Out;
        Ran closed = (await shell.RunAsync("review", "close", "INC-1")).Exits(0);
        (await shell.RunAsync("review", "action-done", "1", action.Split(' ')[0], "--result", "It has one")).Exits(0);

        Assert.Contains("INC-1  SEV-1     open", reviews, StringComparison.Ordinal);
        Assert.Contains("root cause", early.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("a way to tell that it worked", unseen.Error, StringComparison.Ordinal);
        Assert.Contains("The alert came late", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("#e-", shown, StringComparison.Ordinal);
        Assert.EndsWith(" is answered; the deepest chain has 2.\n", under, StringComparison.Ordinal);
        Assert.Contains("person", blamed.Error, StringComparison.OrdinalIgnoreCase);
        Assert.All(
            new[] { "No limit on the query  (root cause: Missing Guardrail)", "prevent  Ben  due ", "in 12 minutes", "To mitigate" },
            part => Assert.Contains(part, shown, StringComparison.Ordinal)
        );
        Assert.Equal("The review is closed.\n", closed.Out);
        Assert.Contains("\"done\"", (await shell.RunAsync("review", "show", "1", "--json")).Exits(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_the_command_acts_as_the_only_admin_or_as_whom_it_is_told()
    {
        await using MusterServer server = MusterServer.Prepare();
        using Shell shell = await LivingAsync(server);
        (await RunAsync(shell, "declare", "First", "-s", "3")).Exits(0);

        (await RunAsync(shell, "declare", "Second", "-s", "3", "--as", "ben@example.org")).Exits(0);
        Ran stranger = (await RunAsync(shell, "list", "--as", "bem@example.org")).Exits(4);
        string[] add = ["user", "add", "ben@example.org", "--name", "Ben", "--role", "admin", "--password-stdin"];
        (await shell.RunAsync("correct horse battery\n", add)).Exits(0);
        Ran several = (await RunAsync(shell, "list")).Exits(2);

        Assert.Contains("did you mean 'ben@example.org'?", stranger.Error, StringComparison.Ordinal);
        Assert.Contains("--as EMAIL", several.Error, StringComparison.Ordinal);
        string[] rows = (await RunAsync(shell, "list", "--as", "ana@example.org")).Exits(0).Out.Split('\n');
        Assert.Equal(["ben", "ana"], rows[1..3].Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3]));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(server.Data, "cli", "ana.key")));
        }
    }

    [Fact]
    public async Task A_key_of_this_machine_is_sent_to_no_other_and_a_wrong_key_is_told()
    {
        await using MusterServer server = MusterServer.Prepare();
        using Shell shell = await LivingAsync(server);

        Ran elsewhere = (await RunAsync(shell, "list", "--url", "http://192.0.2.1:8080")).Exits(5);
        Ran wrong = (await RunAsync(shell, "list", "--key", "mstr_api_nonsense")).Exits(5);
        string intake = (await shell.RunAsync("key", "create", "monitoring", "--scope", "intake")).Out.TrimEnd();
        Ran narrow = (await RunAsync(shell, "list", "--key", intake)).Exits(5);
        await server.Process!.StopAsync();
        Ran gone = (await RunAsync(shell, "list")).Exits(3);

        Assert.Contains("is another machine", elsewhere.Error, StringComparison.Ordinal);
        Assert.StartsWith("muster: The key is not known to this Muster", wrong.Error, StringComparison.Ordinal);
        Assert.StartsWith(
            "muster: The key may not do this. Nothing was changed.\n  A key of scope intake",
            narrow.Error,
            StringComparison.Ordinal
        );
        Assert.StartsWith($"muster: No Muster answers at {server.Url}", gone.Error, StringComparison.Ordinal);
        Assert.All(new[] { elsewhere, wrong, narrow, gone }, ran => Assert.Equal("", ran.Out));
    }

    private static async Task<Shell> LivingAsync(MusterServer server)
    {
        Shell shell = Shell.Beside(server);
        (await shell.RunAsync(Organisation, ["apply", "-f", "-"])).Exits(0);
        string[] add = ["user", "add", "ana@example.org", "--name", "Ana", "--role", "admin", "--password-stdin"];
        (await shell.RunAsync("correct horse battery\n", add)).Exits(0);
        await server.StartAsync();
        return shell;
    }

    private static Task<Ran> RunAsync(Shell shell, params string[] words) => shell.RunAsync(["incident", .. words]);

    private static async Task SaysAsync(Shell shell, string expected, params string[] words) =>
        Assert.StartsWith(expected, (await RunAsync(shell, words)).Exits(0).Out, StringComparison.Ordinal);

    private static async Task<(string Out, string Error)> ListAsync(Shell shell, string status)
    {
        Ran ran = (await RunAsync(shell, "list", "--status", status)).Exits(0);
        return (ran.Out, ran.Error);
    }

    private static async Task<JsonElement> ShowAsync(Shell shell) =>
        JsonDocument.Parse((await RunAsync(shell, "show", "1", "--json")).Exits(0).Out).RootElement;

    private static string Id(JsonElement incident, string list) => incident.GetProperty(list)[0].GetProperty("id").GetString()!;

    private static string? Text(JsonElement incident, string field) => incident.GetProperty(field).GetString();
}

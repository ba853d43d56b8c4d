// Accounts are made on the data directory, with a server and without, and the password is told to nobody.
using System.Text.Json;
using Muster.Cli.Tests.Driving;
using Muster.Peers;

namespace Muster.Cli.Tests.User;

public sealed class UserCommandsTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task An_account_opens_the_console_of_a_running_server_at_once()
    {
        await using MusterServer server = MusterServer.Prepare();
        await server.StartAsync();
        using Shell shell = Shell.Beside(server);

        Ran added = (await shell.RunAsync(Password + "\n", Add("ana@example.org"))).Exits(0);

        Assert.Equal("ana@example.org may sign in as admin; in the organisation it is ana.\n", added.Out);
        Assert.NotNull(await Browser.AccountPageAsync(server.Url, "ana@example.org", Password));
        Assert.Null(await Browser.AccountPageAsync(server.Url, "ana@example.org", Password + "!"));

        (await shell.RunAsync("other horse battery\n", ["user", "password", "ana@example.org", "--password-stdin"])).Exits(0);
        Assert.Null(await Browser.AccountPageAsync(server.Url, "ana@example.org", Password));
        Assert.NotNull(await Browser.AccountPageAsync(server.Url, "ana@example.org", "other horse battery"));
    }

    [Fact]
    public async Task An_account_is_made_without_a_server_and_its_address_is_taken_whatever_its_case()
    {
        using Shell shell = new();
        (await shell.RunAsync(Password, Add("ana@example.org"))).Exits(0);

        Ran again = (await shell.RunAsync(Password, Add("ANA@example.org"))).Exits(1);

        Assert.Equal(("", "muster: There is an account for ANA@example.org already. Nothing was changed.\n"), (again.Out, again.Error));
        JsonElement only = Assert.Single(await UsersAsync(shell));
        Assert.Equal(("ana@example.org", "ana", "admin"), (Text(only, "email"), Text(only, "person"), Text(only, "role")));
    }

    [Fact]
    public async Task Every_mistake_is_told_at_once_and_nothing_is_made()
    {
        using Shell shell = new();

        Ran ran = (await shell.RunAsync("hunter2\n", ["user", "add", "nobody", "--name", " ", "--role", "boss", "--password-stdin"])).Exits(
            2
        );

        Assert.Equal("", ran.Out);
        string[] fields = ["email: ", "name: ", "role: 'boss' is no role", "password: "];
        Assert.All(fields, field => Assert.Contains("\n  " + field, ran.Error, StringComparison.Ordinal));
        Assert.Empty(await UsersAsync(shell));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("too short\n")]
    [InlineData("aaaaaaaaaaaaaaaa\n")]
    public async Task A_weak_password_is_refused(string input)
    {
        using Shell shell = new();

        Ran ran = (await shell.RunAsync(input, Add("ana@example.org"))).Exits(2);

        Assert.StartsWith("muster: No account was made.\n  password: ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_comes_from_the_first_line_of_the_input_and_is_written_nowhere()
    {
        using Shell shell = new();

        Ran added = (await shell.RunAsync(Password + "\r\nsomething else\n", [.. Add("ana@example.org"), "--json"])).Exits(0);
        Ran twice = (await shell.RunAsync(Password + "\n", Add("ana@example.org"))).Exits(1);

        Assert.DoesNotContain(Password, added.Out + added.Error + twice.Out + twice.Error, StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(shell.Directory, "data"), "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain(Password, File.ReadAllText(file), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Without_a_terminal_a_password_is_asked_for_on_no_other_way()
    {
        using Shell shell = new();

        Ran ran = (await shell.RunAsync(Password, ["user", "add", "ana@example.org", "--name", "Ana", "--role", "admin"])).Exits(2);

        Assert.Contains("--password-stdin", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_admin_stays_and_a_disabled_account_opens_nothing()
    {
        using Shell shell = new();
        (await shell.RunAsync(Password, Add("ana@example.org"))).Exits(0);
        (await shell.RunAsync(Password, ["user", "add", "ben@example.org", "--name", "Ben", "--role", "viewer", "--password-stdin"])).Exits(
            0
        );

        (await shell.RunAsync("user", "disable", "ana@example.org")).Exits(1);
        (await shell.RunAsync("user", "role", "ben@example.org", "admin")).Exits(0);
        (await shell.RunAsync("user", "disable", "ana@example.org", "--reason", "left")).Exits(0);

        Assert.Contains("ana@example.org  ana     admin", (await shell.RunAsync("user", "list")).Exits(0).Out, StringComparison.Ordinal);
        (await shell.RunAsync("user", "enable", "nobody@example.org")).Exits(4);
    }

    [Theory]
    [InlineData("Nový", "novy")]
    [InlineData("Łukasz Żółć", "lukasz")]
    [InlineData("Weiß", "weiss")]
    [InlineData("山田 太郎", "yamada")]
    public async Task A_name_of_any_script_gives_an_id_that_can_be_typed(string name, string id)
    {
        using Shell shell = new();

        string[] add = ["user", "add", "yamada@example.org", "--name", name, "--role", "viewer", "--password-stdin", "--json"];
        Ran added = (await shell.RunAsync(Password, add)).Exits(0);

        Assert.Equal(id, Text(JsonDocument.Parse(added.Out).RootElement, "person"));
    }

    private static string[] Add(string email) => ["user", "add", email, "--name", "Ana Silva", "--role", "admin", "--password-stdin"];

    private static async Task<JsonElement[]> UsersAsync(Shell shell) =>
        [.. JsonDocument.Parse((await shell.RunAsync("user", "list", "--json")).Exits(0).Out).RootElement.EnumerateArray()];

    private static string? Text(JsonElement item, string field) => item.GetProperty(field).GetString();
}

// What the exit codes say, and that the reason goes to standard error.
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Hosting;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(409, 1)]
    [InlineData(412, 1)]
    [InlineData(400, 2)]
    [InlineData(422, 2)]
    [InlineData(500, 3)]
    [InlineData(503, 3)]
    [InlineData(429, 3)]
    [InlineData(404, 4)]
    [InlineData(401, 5)]
    [InlineData(403, 5)]
    public async Task A_refusal_of_the_api_has_the_exit_code_of_its_kind(int status, int code)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(status, """{ "code": "x.y", "detail": "It was refused.", "errors": [{ "field": "to", "message": "Nobody." }] }""");
        using Shell shell = server.Shell();

        Ran ran = (await shell.RunAsync("incident", "accept", "42", "--json")).Exits(code);

        Assert.Equal("", ran.Out);
        string[] expected = status == 401 ? ["muster: The key is not known"] : ["muster: It was refused.\n", "  to: Nobody.\n"];
        Assert.All(expected, part => Assert.Contains(part, ran.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_with_how_to_start_one()
    {
        using Shell shell = new() { Environment = { ["MUSTER_API_KEY"] = "mk_test" } };

        Ran ran = (await shell.RunAsync("incident", "list", "--url", "http://127.0.0.1:1")).Exits(3);

        Assert.Contains("muster serve", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_answers_but_is_no_muster_is_told()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answers(200, "<html>");
        using Shell shell = server.Shell();

        Ran ran = (await shell.RunAsync("incident", "list")).Exits(3);

        Assert.Contains("is no Muster", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("incidnt list", "'incidnt' is no command of 'muster'; did you mean 'incident'?")]
    [InlineData("incident delcare", "'delcare' is no command of 'muster incident'; did you mean 'declare'?")]
    [InlineData("incident declare", "Required argument 'TITLE' missing")]
    [InlineData("incident declare x --severity awful", "'awful' is not known here; there are sev-1, sev-2, sev-3, sev-4.")]
    [InlineData("incident task 1 x --to ben --within soon", "'soon' is no time")]
    [InlineData("incident mitigate 1 --stopped 2026-03-01T12:00", "is no time")]
    [InlineData("incident statement 1 --status a --impact b --action c", "--next")]
    [InlineData("incident role 1 ops", "PERSON")]
    [InlineData("incident list --url nonsense", "no address of a server")]
    [InlineData("incident list --bogus", "--bogus")]
    public async Task A_wrong_command_line_is_told_what_would_be_right(string line, string expected)
    {
        using Shell shell = new() { Environment = { ["MUSTER_API_KEY"] = "mk_test", ["MUSTER_URL"] = "http://127.0.0.1:1" } };

        Ran ran = (await shell.RunAsync(line.Split(' '))).Exits(2);

        Assert.Equal("", ran.Out);
        Assert.Contains(expected, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_and_the_help_go_to_standard_output()
    {
        using Shell shell = new();

        Assert.Matches(@"^\d+\.\d+\.\d+", (await shell.RunAsync("--version")).Exits(0).Out);
        Assert.Contains("incident", (await shell.RunAsync("--help")).Exits(0).Out, StringComparison.Ordinal);
        Assert.Contains("incident", (await shell.RunAsync()).Exits(2).Out, StringComparison.Ordinal);
    }
}

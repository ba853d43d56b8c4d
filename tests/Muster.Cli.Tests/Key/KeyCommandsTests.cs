// Keys are made, listed and revoked on the data directory, and the key alone goes to standard output.
using System.Text.Json;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Key;

public sealed class KeyCommandsTests
{
    [Fact]
    public async Task The_key_alone_is_on_standard_output()
    {
        using Shell shell = new();

        Ran ran = (await shell.RunAsync("key", "create", "prometheus", "--scope", "intake")).Exits(0);

        Assert.Matches("^mstr_ik_[0-9A-Za-z]{49}\n$", ran.Out);
        Assert.Equal("", ran.Error);
        Assert.True(File.Exists(Path.Combine(shell.Directory, "data", "muster.db")));
    }

    [Fact]
    public async Task A_name_is_taken_until_its_key_is_revoked()
    {
        using Shell shell = new();
        (await shell.RunAsync("key", "create", "ci", "--scope", "api")).Exits(0);

        Ran taken = (await shell.RunAsync("key", "create", "ci", "--scope", "api")).Exits(1);
        (await shell.RunAsync("key", "revoke", "ci", "--reason", "leaked")).Exits(0);
        (await shell.RunAsync("key", "create", "ci", "--scope", "api")).Exits(0);

        Assert.Contains("already", taken.Error, StringComparison.Ordinal);
        string[] rows = (await shell.RunAsync("key", "list")).Exits(0).Out.TrimEnd().Split('\n');
        Assert.Equal(3, rows.Length);
        Assert.EndsWith("leaked", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_as_json_names_no_token()
    {
        using Shell shell = new();
        string token = (await shell.RunAsync("key", "create", "ci", "--scope", "api", "--json")).Exits(0).Out;

        string list = (await shell.RunAsync("key", "list", "--json")).Exits(0).Out;

        string key = JsonDocument.Parse(token).RootElement.GetProperty("key").GetString()!;
        Assert.StartsWith("mstr_api_", key, StringComparison.Ordinal);
        JsonElement only = Assert.Single(JsonDocument.Parse(list).RootElement.EnumerateArray());
        Assert.Equal(("ci", "api"), (only.GetProperty("name").GetString(), only.GetProperty("scope").GetString()));
        Assert.DoesNotContain(key, list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_stands_for_a_person_that_the_organisation_has()
    {
        using Shell shell = new();
        string file = shell.Write("org.yaml", "people: { ana: { name: Ana, email: ana@example.com } }\n");
        (await shell.RunAsync("apply", "-f", file)).Exits(0);

        (await shell.RunAsync("key", "create", "ana", "--scope", "api", "--as", "Ana@Example.com")).Exits(0);
        Ran stranger = (await shell.RunAsync("key", "create", "x", "--scope", "api", "--as", "anna@example.com")).Exits(4);

        Assert.Contains("did you mean 'ana@example.com'?", stranger.Error, StringComparison.Ordinal);
        string list = (await shell.RunAsync("key", "list", "--json")).Out;
        Assert.Equal("ana", JsonDocument.Parse(list).RootElement[0].GetProperty("person").GetString());
    }

    [Fact]
    public async Task Revoking_what_is_not_there_is_not_found()
    {
        using Shell shell = new();
        (await shell.RunAsync("key", "create", "somebody", "--scope", "intake")).Exits(0);

        (await shell.RunAsync("key", "revoke", "nobody")).Exits(4);
    }

    [Fact]
    public async Task A_data_directory_that_cannot_be_written_to_is_told_in_one_line()
    {
        using Shell shell = new() { Environment = { ["MUSTER_DATA"] = "/proc/muster" } };

        Ran ran = (await shell.RunAsync("key", "create", "x", "--scope", "intake")).Exits(3);

        Assert.StartsWith("muster: The data directory /proc/muster cannot be written to", ran.Error, StringComparison.Ordinal);
        Assert.Single(ran.Error.TrimEnd().Split('\n'));
    }
}

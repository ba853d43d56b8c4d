// An organisation file is shown as a plan, applied once, exported as it was, and refused with every mistake.
using System.Text.Json;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Catalog;

public sealed class ApplyTests
{
    private const string Small = """
        name: Small
        people:
          ana: { name: Ana, email: ana@example.com, zone: Europe/Lisbon }
          ben: { name: Ben, email: ben@example.com }
        teams:
          core: { members: [ana, ben] }
        """;

    [Fact]
    public async Task A_file_is_shown_and_applied_and_the_second_time_there_is_nothing_to_do()
    {
        using Shell shell = new();
        string file = shell.Write("org.yaml", Small);

        Ran first = (await shell.RunAsync("apply", "-f", file)).Exits(0);
        Ran second = (await shell.RunAsync("apply", "-f", file)).Exits(0);

        Assert.Equal("+ organisation main (Small)\n+ person ana (Ana)\n+ person ben (Ben)\n+ team core\n\n4 added.\nApplied.\n", first.Out);
        Assert.Equal("The organisation already says this; nothing to do.\n", second.Out);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_and_begins_no_muster_where_there_is_none()
    {
        using Shell shell = new();
        string file = shell.Write("org.yaml", Small);

        Ran nowhere = (await shell.RunAsync("apply", "-f", file, "--dry-run")).Exits(0);
        Assert.Equal(["org.yaml"], Directory.EnumerateFileSystemEntries(shell.Directory).Select(Path.GetFileName));
        (await shell.RunAsync("key", "create", "ci", "--scope", "intake")).Exits(0);
        Ran dry = (await shell.RunAsync("apply", "-f", file, "--dry-run")).Exits(0);

        Assert.Equal(
            "+ organisation main (Small)\n+ person ana (Ana)\n+ person ben (Ben)\n+ team core\n\n4 added.\nA dry run: nothing was changed.\n",
            nowhere.Out
        );
        Assert.Equal(nowhere.Out, dry.Out);
        Assert.DoesNotContain("ana", (await shell.RunAsync("export")).Exits(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_file_leaves_out_is_kept_and_only_a_said_yes_retires_it()
    {
        using Shell shell = new();
        (await shell.RunAsync("apply", "-f", shell.Write("org.yaml", Small))).Exits(0);
        string less = shell.Write(
            "less.yaml",
            "people: { ana: { name: Ana S., email: ana@example.com, zone: Europe/Lisbon } }\nteams: { core: { members: [ana] } }\n"
        );

        Ran kept = (await shell.RunAsync("apply", "-f", less)).Exits(0);
        Ran refused = (await shell.RunAsync("apply", "-f", less, "--prune")).Exits(2);
        Ran pruned = (await shell.RunAsync("apply", "-f", less, "--prune", "--yes", "--reason", "left")).Exits(0);

        Assert.Equal(
            "~ person ana (Ana S.): name\n~ team core: members\n= person ben (Ben): kept, though it is not in the file\n\n"
                + "2 changed, 1 kept.\nApplied.\n",
            kept.Out
        );
        Assert.Contains("--yes", refused.Error, StringComparison.Ordinal);
        Assert.Equal("- person ben (Ben)\n\n1 retired.\nApplied.\n", pruned.Out);
        Assert.DoesNotContain("ben", (await shell.RunAsync("export")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_of_the_demo_applies_as_nothing_from_standard_input_too()
    {
        using Shell shell = new();
        (await shell.RunAsync(Demo.StreamFlow.File, ["apply", "-f", "-"])).Exits(0);

        string exported = (await shell.RunAsync("export")).Exits(0).Out;
        Ran again = (await shell.RunAsync(exported, ["apply", "-f", "-", "--prune", "--json"])).Exits(0);

        JsonElement answer = JsonDocument.Parse(again.Out).RootElement;
        Assert.False(answer.GetProperty("applied").GetBoolean());
        Assert.Empty(answer.GetProperty("changes").EnumerateArray());
        JsonElement json = JsonDocument.Parse((await shell.RunAsync("export", "--json")).Exits(0).Out).RootElement;
        Assert.Equal("StreamFlow", json.GetProperty("name").GetString());
    }

    [Fact]
    public async Task What_was_exported_makes_the_same_organisation_in_an_empty_place()
    {
        using Shell shell = new();
        using Shell empty = new();
        (await shell.RunAsync(Demo.StreamFlow.File, ["apply", "-f", "-"])).Exits(0);
        string exported = (await shell.RunAsync("export")).Exits(0).Out;

        (await empty.RunAsync(exported, ["apply", "-f", "-"])).Exits(0);
        Ran again = (await empty.RunAsync(exported, ["apply", "-f", "-", "--prune"])).Exits(0);

        Assert.Equal(exported, (await empty.RunAsync("export")).Exits(0).Out);
        Assert.Equal("The organisation already says this; nothing to do.\n", again.Out);
    }

    [Fact]
    public async Task Every_mistake_is_told_at_once_and_nothing_is_changed()
    {
        using Shell shell = new();
        string file = shell.Write("org.yaml", Small.Replace("zone: Europe/Lisbon", "zoen: Lisbon").Replace("[ana, ben]", "[ana, bob]"));

        Ran ran = (await shell.RunAsync("apply", "-f", file)).Exits(2);

        Assert.Equal("", ran.Out);
        Assert.Equal(
            $"muster: {file} has 2 mistakes; nothing was changed.\n"
                + "  line 3: people.ana.zoen: 'zoen' is no field of a person; did you mean 'zone'?\n"
                + "  line 6: teams.core.members[1]: There is no person 'bob'.\n",
            ran.Error
        );
    }

    [Fact]
    public async Task Who_has_an_account_already_is_known_by_the_address_and_keeps_it()
    {
        using Shell shell = new();
        string[] ana = ["user", "add", "Ana@example.com", "--name", "Ana Silva", "--role", "admin", "--password-stdin"];
        (await shell.RunAsync("correct horse battery\n", ana)).Exits(0);
        string file = shell.Write("org.yaml", Small.Replace("ana: {", "ana-silva: {").Replace("[ana, ben]", "[ana-silva, ben]"));

        Ran first = (await shell.RunAsync("apply", "-f", file)).Exits(0);
        Ran second = (await shell.RunAsync("apply", "-f", file, "--prune")).Exits(0);
        string exported = (await shell.RunAsync("export")).Exits(0).Out;

        const string known =
            "@ person ana (Ana): the file calls them ana-silva; they are known by the e-mail address and keep the id ana\n";
        Assert.Equal(
            "+ organisation main (Small)\n+ person ben (Ben)\n+ team core\n~ person ana (Ana): name, email, zone, contacts\n\n",
            first.Out[known.Length..first.Out.IndexOf("1 known", StringComparison.Ordinal)]
        );
        Assert.StartsWith(known, first.Out, StringComparison.Ordinal);
        Assert.Equal(known + "\n1 known.\nThe organisation already says this; nothing to do.\n", second.Out);
        Assert.Contains("members: [ana, ben]", exported, StringComparison.Ordinal);
        JsonElement user = Assert.Single(
            JsonDocument.Parse((await shell.RunAsync("user", "list", "--json")).Out).RootElement.EnumerateArray()
        );
        Assert.Equal("ana", user.GetProperty("person").GetString());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told()
    {
        using Shell shell = new();

        Assert.Contains(
            "no.yaml cannot be read",
            (await shell.RunAsync("apply", "-f", "no.yaml")).Exits(2).Error,
            StringComparison.Ordinal
        );
    }
}

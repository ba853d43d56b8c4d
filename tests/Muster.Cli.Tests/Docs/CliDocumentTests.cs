// docs/cli.md says what the help of every command says, and somebody has approved each word of it.
using System.CommandLine;
using Muster.Cli.Hosting;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Docs;

public sealed class CliDocumentTests
{
    [Fact]
    public void The_document_says_what_the_commands_say()
    {
        string path = Path.Combine(Repository.Root, "docs", "cli.md");
        string stands = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        int first = stands.IndexOf(CliDocument.FirstHeading, StringComparison.Ordinal);
        string wanted = (first < 0 ? stands : stands[..first]) + CliDocument.Write(HelpText.All());
        if (CliDocument.Difference(stands, wanted) is { } difference)
        {
            Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "test"));
            File.WriteAllText(Path.Combine(Repository.Root, "artifacts", "test", "cli.md"), wanted);
            Assert.Fail(
                $"docs/cli.md is not what the commands say of themselves: {difference}.\n"
                    + "The whole text is in artifacts/test/cli.md. Read it; when it is what users shall read, approve it: cp artifacts/test/cli.md docs/cli.md"
            );
        }
    }

    /// <summary>A command asks a server when it takes a key for it.</summary>
    [Fact]
    public void The_introduction_names_the_commands_that_ask_a_server()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "cli.md"));
        string said = lines.Single(line => line.StartsWith("- **Those that ask a server**: ", StringComparison.Ordinal)).Split(". ")[0];
        string[][] asking =
        [
            .. HelpText
                .All()
                .Where(help => help.Rows.Any(row => row.Written.StartsWith("--key ", StringComparison.Ordinal)))
                .Select(help => help.Path.Split(' ')),
        ];

        Assert.Equal(
            asking
                .Select(path => path[0])
                .Concat(asking.Where(path => path[0] is "schedule" or "drill" or "status" or "retention").Select(path => path[1]))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
            said.Split('`').Where((_, at) => at % 2 == 1).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_word_that_differs_is_found_with_its_line()
    {
        Assert.Null(CliDocument.Difference("a\nb", "a\nb"));
        Assert.Equal("line 2 is 'b' and should be 'c'", CliDocument.Difference("a\nb", "a\nc"));
        Assert.Equal("line 2 is '(the end)' and should be 'b'", CliDocument.Difference("a", "a\nb"));
    }

    [Fact]
    public void Every_command_and_every_option_says_what_it_is()
    {
        IReadOnlyList<HelpText> all = HelpText.All();

        Assert.InRange(all.Count, 40, 190);
        Assert.All(all, help => Assert.EndsWith(".", help.Description, StringComparison.Ordinal));
        Assert.All(
            all.SelectMany(help => help.Rows),
            row => Assert.True(row.Meaning.Length > 0, row.Written + " does not say what it means.")
        );
        string[] leaves =
        [
            .. all.Select(help => help.Path).Where(path => !all.Any(other => other.Path.StartsWith(path + " ", StringComparison.Ordinal))),
        ];
        Assert.All(all.Where(help => leaves.Contains(help.Path) && help.Path.Length > 0), help => Assert.NotNull(help.Example));
    }

    [Fact]
    public void Each_example_is_a_command_line_that_muster_reads()
    {
        RootCommand root = CommandLine.Root();
        foreach (HelpText help in HelpText.All().Where(help => help.Example is not null))
        {
            string example = help.Example!;
            string line = example[example.LastIndexOf("muster " + help.Path, StringComparison.Ordinal)..].Split(" > ")[0].TrimEnd(')', '"');
            line = line.Count(letter => letter == '"') % 2 == 0 ? line : line + '"';

            Assert.Empty(root.Parse(line["muster ".Length..]).Errors.Select(error => $"{example}: {error.Message}"));
        }
    }

    [Fact]
    public async Task The_process_says_the_same_as_the_command_tree()
    {
        using Shell shell = new();

        foreach (string[] names in new[] { Array.Empty<string>(), ["serve"], ["incident", "declare"], ["key", "create"] })
        {
            Assert.Equal(HelpText.Of(names), (await shell.RunAsync([.. names, "--help"])).Exits(0).Out);
        }
    }
}

// What `muster … --help` says of one command, read from its text.
using System.CommandLine;
using Muster.Cli.Hosting;

namespace Muster.Cli.Tests.Docs;

/// <param name="Path">The names from below the root; empty for the root.</param>
/// <param name="Rows">What stands under Arguments and Options: how it is written and what it means.</param>
public sealed record HelpText(
    string Path,
    string Description,
    string Usage,
    IReadOnlyList<(string Written, string Meaning)> Rows,
    string? Example
)
{
    /// <summary>One tree for all that is read of it: 130 commands are made in a part of a second, and each is read several times.</summary>
    private static readonly RootCommand Root = CommandLine.Root();

    private static readonly Lazy<HelpText[]> Whole = new(() => [.. Below(Root, [])]);

    /// <summary>The help of every command, the root first, each before those that it holds.</summary>
    public static IReadOnlyList<HelpText> All() => Whole.Value;

    /// <summary>Runs the command with --help in this process.</summary>
    public static string Of(IReadOnlyList<string> names)
    {
        using StringWriter output = new() { NewLine = "\n" };
        Root.Parse([.. names, "--help"]).Invoke(new InvocationConfiguration { Output = output });
        // The name of a command tree is that of the executable, which is the tests' here.
        return output.ToString().Replace(RootCommand.ExecutableName, "muster", StringComparison.Ordinal);
    }

    private static IEnumerable<HelpText> Below(Command command, string[] names) =>
        command.Subcommands.SelectMany(inner => Below(inner, [.. names, inner.Name])).Prepend(Read(string.Join(' ', names), Of(names)));

    private static HelpText Read(string path, string help)
    {
        Dictionary<string, string[]> parts = new(StringComparer.Ordinal);
        foreach (string part in help.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            string[] lines = part.Trim('\n').Split('\n');
            parts[lines[0].TrimEnd(':')] = [.. lines[1..].Select(line => line.Trim())];
        }

        return new(
            path,
            string.Join(' ', parts["Description"]),
            string.Join(' ', parts["Usage"]),
            [.. parts.GetValueOrDefault("Arguments", []).Concat(parts["Options"]).Select(Row)],
            parts.TryGetValue("Example", out string[]? example) ? example[0] : null
        );
    }

    private static (string Written, string Meaning) Row(string line)
    {
        int gap = line.IndexOf("  ", StringComparison.Ordinal);
        return gap < 0 ? (line, "") : (line[..gap], line[gap..].Trim());
    }
}

// The part of docs/cli.md that the commands write themselves: exit codes, settings, and each command as its help tells it.
using System.Globalization;
using System.Text;
using Muster.Cli.Terminal;
using Muster.Server.Hosting;

namespace Muster.Cli.Tests.Docs;

public static class CliDocument
{
    /// <summary>What stands above this heading is written by hand.</summary>
    public const string FirstHeading = "## Exit codes";

    private static readonly (string Name, string Meaning)[] OfTheShell =
    [
        ("MUSTER_URL", "The server that the commands ask, as `--url`."),
        ("MUSTER_API_KEY", "The key with which they ask it, as `--key`."),
        ("MUSTER_AS", "As whom they act on the server's own machine without a key, as `--as`."),
        ("MUSTER_WATCH_WEBHOOK", "Where `watch` tells people, as `--webhook`; several with commas between them."),
        ("MUSTER_WATCH_NTFY", "The ntfy topics on which `watch` tells people, as `--ntfy`; several with commas between them."),
        ("NO_COLOR", "Set to anything: no colour on the terminal."),
    ];

    public static string Write(IReadOnlyList<HelpText> commands)
    {
        ArgumentNullException.ThrowIfNull(commands);
        StringBuilder text = new();
        text.Append(FirstHeading).Append("\n\n| code | meaning |\n|---:|---|\n");
        text.AppendJoin("", ExitCode.All.Select(one => $"| {one.Code.ToString(CultureInfo.InvariantCulture)} | {Cell(one.Meaning)} |\n"));
        text.Append("\n## Environment variables\n\nOf the server, and of the commands that work on its data. ");
        text.Append(
            "Each can stand in `muster.json` as well, in lower case and without the prefix (`public_url`); the environment wins.\n"
        );
        text.Append("\n| name | when it is not set | meaning |\n|---|---|---|\n");
        text.AppendJoin("", MusterSetting.All.Select(one => $"| `{one.Name}` | {Cell(one.Default)} | {Cell(one.Meaning)} |\n"));
        text.Append("\nOf the commands alone.\n\n| name | meaning |\n|---|---|\n");
        text.AppendJoin("", OfTheShell.Select(one => $"| `{one.Name}` | {Cell(one.Meaning)} |\n"));

        (string Written, string Meaning)[] shared = Shared(commands);
        text.Append("\n## What many commands take\n\n").Append(Table(shared));
        foreach (HelpText command in commands.Where(command => command.Path.Length > 0))
        {
            text.Append(Section(command, shared));
        }

        return text.ToString();
    }

    /// <summary>The first difference between two texts, in a sentence; null when they are the same.</summary>
    public static string? Difference(string stands, string wanted)
    {
        ArgumentNullException.ThrowIfNull(stands);
        ArgumentNullException.ThrowIfNull(wanted);
        string[] old = stands.Split('\n');
        string[] fresh = wanted.Split('\n');
        int line = Enumerable.Range(0, Math.Max(old.Length, fresh.Length)).FirstOrDefault(at => Line(old, at) != Line(fresh, at), -1);
        return line < 0 ? null : $"line {line + 1} is '{Line(old, line)}' and should be '{Line(fresh, line)}'";
    }

    private static string Line(string[] lines, int at) => at < lines.Length ? lines[at] : "(the end)";

    /// <summary>What more than five commands take, word for word.</summary>
    private static (string Written, string Meaning)[] Shared(IReadOnlyList<HelpText> commands) =>
        [.. commands.SelectMany(command => command.Rows).GroupBy(row => row).Where(same => same.Count() > 5).Select(same => same.Key)];

    private static string Section(HelpText command, (string Written, string Meaning)[] shared)
    {
        StringBuilder text = new();
        bool isBelow = command.Path.Contains(' ', StringComparison.Ordinal);
        text.Append(CultureInfo.InvariantCulture, $"\n{(isBelow ? "###" : "##")} muster {command.Path}\n\n{command.Description}\n");
        if (command.Example is null)
        {
            return text.ToString();
        }

        text.Append(CultureInfo.InvariantCulture, $"\n```sh\n{command.Example}\n```\n\nUsage: `{command.Usage}`\n");
        (string Written, string Meaning)[] own = [.. command.Rows.Where(row => !shared.Contains(row))];
        if (own.Length > 0)
        {
            text.Append('\n').Append(Table(own));
        }

        string[] others =
        [
            .. command
                .Rows.Where(shared.Contains)
                .Select(row => row.Written.Split(' ')[0])
                .Where(name => name.StartsWith("--", StringComparison.Ordinal)),
        ];
        if (others.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nAnd {string.Join(", ", others.Select(name => $"`{name}`"))}.\n");
        }

        return text.ToString();
    }

    private static string Table(IEnumerable<(string Written, string Meaning)> rows) =>
        "| | |\n|---|---|\n" + string.Concat(rows.Select(row => $"| {Written(row.Written)} | {Cell(row.Meaning)} |\n"));

    private static string Written(string text) =>
        text.EndsWith(" (REQUIRED)", StringComparison.Ordinal) ? $"`{Cell(text[..^" (REQUIRED)".Length])}` (required)" : $"`{Cell(text)}`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}

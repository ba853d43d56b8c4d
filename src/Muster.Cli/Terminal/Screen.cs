// Writes for whoever reads: tables and colours on a terminal, plain columns in a pipe, JSON for scripts.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Muster.Cli.Terminal;

/// <summary>Standard output carries the answer alone; everything else goes to standard error.</summary>
internal sealed class Screen(bool json)
{
    public static readonly JsonSerializerOptions JsonForm = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        NewLine = "\n",
    };

    /// <summary>Whether the answer is wanted as JSON.</summary>
    public bool IsJson { get; } = json;

    public static bool IsTerminal => !Console.IsOutputRedirected;

    /// <summary>Answers with a value: its JSON with --json, else what <paramref name="human"/> writes.</summary>
    public void Answer<T>(T value, Action human)
    {
        ArgumentNullException.ThrowIfNull(human);
        if (IsJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(value, JsonForm));
        }
        else
        {
            human();
        }
    }

    public static void Line(string text = "") => Console.Out.WriteLine(text);

    /// <summary>Says something beside the answer.</summary>
    public static void Aside(string text) => Console.Error.WriteLine(text);

    /// <summary>A table; <paramref name="nothing"/> when it has no rows. Texts are shown as they are, never as markup, and without control characters.</summary>
    public static void Table(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows, string nothing)
    {
        if (rows.Count == 0)
        {
            Aside(nothing);
            return;
        }

        string[][] clean = [.. rows.Select(row => row.Select(Clean).ToArray())];
        if (IsTerminal)
        {
            Draw(columns, clean);
        }
        else
        {
            Columns(columns, clean);
        }
    }

    /// <summary>Names and values, one a line, aligned; those without a value are left out.</summary>
    public static void Facts(params (string Name, string? Value)[] facts)
    {
        int width = facts.Max(fact => fact.Name.Length);
        foreach ((string name, string? value) in facts.Where(fact => fact.Value is { Length: > 0 }))
        {
            Line(name.PadRight(width + 2) + Clean(value!));
        }
    }

    /// <summary>The text without control characters and changes of direction, so that no title of an alert can steer the terminal or its reader.</summary>
    public static string Clean(string text) => string.Concat(text.Select(letter => char.IsControl(letter) || Turns(letter) ? ' ' : letter));

    /// <summary>Whether the letter reorders what stands after it. Source: Unicode Standard Annex 9, explicit directional formatting.</summary>
    private static bool Turns(char letter) => letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static void Draw(IReadOnlyList<string> columns, string[][] rows)
    {
        TableLayout layout = TableLayout.Of(columns, rows, AnsiConsole.Profile.Width);
        bool isPlain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        Style head = isPlain ? Style.Plain : new(decoration: Decoration.Bold);
        Segment[][] lines =
        [
            .. layout.Head.Select(line => line.Select(cell => new Segment(cell, head)).ToArray()),
            .. layout.Body.Select(line => line.Select(cell => new Segment(cell, isPlain ? Style.Plain : StyleOf(cell.Trim()))).ToArray()),
        ];
        AnsiConsole.Write(new Drawing(lines));
    }

    private static Style StyleOf(string cell) =>
        cell switch
        {
            "SEV-1" or "firing" or "failed" => new Style(Color.Red, decoration: Decoration.Bold),
            "SEV-2" => new Style(Color.Orange1, decoration: Decoration.Bold),
            "SEV-3" => new Style(Color.Yellow),
            "resolved" or "Resolved" or "Reviewed" => new Style(Color.Green),
            _ => Style.Plain,
        };

    private static void Columns(IReadOnlyList<string> columns, string[][] rows)
    {
        int[] widths = [.. columns.Select((column, index) => rows.Select(row => row[index]).Append(column).Max(TableLayout.Cells))];
        foreach (IReadOnlyList<string> row in rows.Prepend([.. columns]))
        {
            Line(string.Join("  ", row.Select((cell, index) => cell + new string(' ', widths[index] - TableLayout.Cells(cell)))).TrimEnd());
        }
    }

    /// <summary>Lines that are laid out already.</summary>
    private sealed class Drawing(Segment[][] lines) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => new(0, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => lines.SelectMany(line => line.Append(Segment.LineBreak));
    }
}

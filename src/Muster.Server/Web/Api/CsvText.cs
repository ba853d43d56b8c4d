// Comma-separated values that a spreadsheet reads as values.
using System.Text;

namespace Muster.Server.Web.Api;

/// <summary>
/// RFC 4180: lines end with CR LF, a cell with a comma, a quote or a line break stands in quotes. A cell of text that a spreadsheet would take for a formula begins with
/// an apostrophe instead: titles are written by whoever sends an alert. Source: OWASP, “CSV injection”.
/// </summary>
public sealed class CsvText
{
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly char[] Formula = ['=', '+', '-', '@', '\t', '\r', '\n'];
    private static readonly char[] Quoted = [',', '"', '\r', '\n'];

    private readonly StringBuilder _text = new();

    public CsvText(params IEnumerable<string> heads) => Line(heads);

    /// <summary>A null cell is empty.</summary>
    public void Line(params IEnumerable<object?> cells) => _text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    public override string ToString() => _text.ToString();

    private static string Cell(object? value)
    {
        if (value is not string text)
        {
            return value is IFormattable number
                ? number.ToString(null, System.Globalization.CultureInfo.InvariantCulture)
                : value?.ToString() ?? "";
        }

        string safe = text.Length > 0 && Formula.Contains(text[0]) ? "'" + text : text;
        return safe.IndexOfAny(Quoted) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

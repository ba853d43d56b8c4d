// The figures as one table: Muster's beside the peer's, and the ratio.
using System.Globalization;
using System.Text.Json;

namespace Muster.Bench.Telling;

public static class Table
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Text(Figures figures) =>
        string.Join(
            Environment.NewLine,
            Rows(figures).Select(row => $"{row[0], -66} {row[1], -9} {row[2], 12} {row[3], 12} {row[4], 9}".TrimEnd())
        );

    public static string Markdown(Figures figures)
    {
        List<string[]> rows = [.. Rows(figures)];
        rows.Insert(1, ["---", "---", "--:", "--:", "--:"]);
        return string.Join(Environment.NewLine, rows.Select(row => $"| {string.Join(" | ", row)} |"));
    }

    public static string Json(Figures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return JsonSerializer.Serialize(
            figures.Lines.Select(line => new
            {
                what = line.What,
                unit = line.Unit,
                muster = line.Median(Side.Muster),
                peer = line.Median(Side.Peer),
                ratio = line.Ratio,
            }),
            Indented
        );
    }

    private static IEnumerable<string[]> Rows(Figures figures) =>
        figures
            .Lines.Select(line =>
                (string[])[line.What, line.Unit, Number(line.Median(Side.Muster)), Number(line.Median(Side.Peer)), Ratio(line)]
            )
            .Prepend(["what", "unit", "Muster", "peer", "ratio"]);

    private static string Ratio(Figures.Line line) =>
        line.Ratio is { } ratio ? ratio.ToString(ratio < 10 ? "0.00" : "0", CultureInfo.InvariantCulture) + " ×" : "";

    private static string Number(double? value) =>
        value is not { } number ? "missing" : number.ToString(Math.Abs(number) < 100 ? "0.##" : "#,0", CultureInfo.InvariantCulture);
}

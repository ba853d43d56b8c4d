// What happened to the system, second by second: as a table, and as the picture of docs/live-fire.svg.
using System.Globalization;
using System.Text;
using Muster.Peers;

namespace Muster.Chaos.Tests.LiveFire;

/// <summary>Taken from Prometheus when all is over. The marks say what was done when.</summary>
internal sealed class Curve(PrometheusServer prometheus)
{
    /// <summary>The same picture for whoever reads in the dark.</summary>
    private const string InTheDark = """
        <style>@media (prefers-color-scheme:dark){[fill="#ffffff"]{fill:#0d1117}[fill="#1f2328"]{fill:#f0f6fc}[fill="#57606a"]{fill:#9198a1}[stroke="#d0d7de"]{stroke:#3d444d}[stroke="#57606a"]{stroke:#9198a1}[stroke="#1a7f37"]{stroke:#3fb950}[stroke="#0969da"]{stroke:#4493f8}[stroke="#bc4c00"]{stroke:#db6d28}}</style>

        """;

    private const int Width = 760;
    private const int Panel = 150;
    private const int Left = 8;
    private const string Served = "sum(rate(streamflow_load_attempts_total{outcome=\"served\"}[3s])) / 300";
    private const string Hits = "streamflow:hit_ratio";
    private const string Saturation = "streamflow:database_saturation";
    private const string Shed = "max(streamflow_gateway_shed_percent) / 100";
    private readonly List<(double At, string Text)> _marks = [];

    /// <summary>What is drawn: each is a share from 0 to 1.</summary>
    public static IReadOnlyList<string> Names { get; } = [Served, Hits, Saturation, Shed];

    /// <summary>By the clock of Prometheus.</summary>
    public async Task MarkAsync(string text) => _marks.Add(((await prometheus.ValueAsync("vector(time())"))!.Value, text));

    /// <summary>Writes live-fire.csv and live-fire.svg where the tests write what they found; whoever likes them better copies them to docs.</summary>
    public async Task WriteAsync()
    {
        double from = _marks[0].At - 8;
        double to = (await prometheus.ValueAsync("vector(time())"))!.Value;
        IReadOnlyList<(double Second, double Value)>[] curves = await Task.WhenAll(
            Names.Select(name => prometheus.CurveAsync(name, from, to))
        );
        string folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "test"));
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "live-fire.csv"), Table(curves, from, to));
        await File.WriteAllTextAsync(Path.Combine(folder, "live-fire.svg"), Draw(curves, from, to));
    }

    private string Table(IReadOnlyList<(double Second, double Value)>[] curves, double from, double to)
    {
        StringBuilder table = new("second,served,hit_ratio,saturation,shed,mark\n");
        Dictionary<int, double>[] values =
        [
            .. curves.Select(curve => curve.ToDictionary(point => (int)(point.Second - from), point => point.Value)),
        ];
        for (int second = 0; second <= to - from; second++)
        {
            string marks = string.Join("; ", _marks.Where(mark => (int)(mark.At - from) == second).Select(mark => mark.Text));
            string row = string.Join(',', values.Select(curve => curve.TryGetValue(second, out double value) ? $"{value:0.###}" : ""));
            table.Append(CultureInfo.InvariantCulture, $"{second},{row},{marks}\n");
        }

        return table.ToString();
    }

    private string Draw(IReadOnlyList<(double Second, double Value)>[] curves, double from, double to)
    {
        int height = (2 * Panel) + 12 + (18 * _marks.Count);
        StringBuilder svg = new();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"13\">\n"
        );
        svg.Append("<title>A real herd, stopped by two people</title>\n").Append(InTheDark);
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{height}\" fill=\"#ffffff\"/>\n");
        Lines(
            svg,
            0,
            "Green: the share of the viewers' requests that is served. Blue, dashed: the share that the cache answers.",
            [(curves[0], "#1a7f37", ""), (curves[1], "#0969da", "5 4")]
        );
        Lines(
            svg,
            Panel,
            "Orange: how full the database's queue is. Grey, dashed: the share of the viewers who are turned away.",
            [(curves[2], "#bc4c00", ""), (curves[3], "#57606a", "5 4")]
        );
        foreach ((int number, (double at, string text)) in _marks.Index())
        {
            string x = X(at);
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x} 42V{2 * Panel - 8}\" stroke=\"#d0d7de\"/>\n");
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{x}\" y=\"{29 + (number % 2 * 10)}\" fill=\"#57606a\" font-size=\"11\" text-anchor=\"middle\">{number + 1}</text>\n"
            );
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{Left}\" y=\"{2 * Panel + 14 + (18 * number)}\" fill=\"#1f2328\">{number + 1} · second {at - from:0}: {text}</text>\n"
            );
        }

        return svg.Append("</svg>\n").ToString();

        string X(double at) =>
            string.Create(CultureInfo.InvariantCulture, $"{Left + ((at - from) / (to - from) * (Width - (2 * Left))):0.#}");

        void Lines(
            StringBuilder into,
            int top,
            string legend,
            (IReadOnlyList<(double Second, double Value)> Curve, string Colour, string Dash)[] lines
        )
        {
            into.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{top + 16}\" fill=\"#57606a\">{legend}</text>\n");
            into.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {top + 132}H{Width - Left}\" stroke=\"#d0d7de\"/>\n");
            foreach ((IReadOnlyList<(double Second, double Value)> curve, string colour, string dash) in lines)
            {
                string points = string.Join(
                    ' ',
                    curve.Select(point =>
                        string.Create(CultureInfo.InvariantCulture, $"{X(point.Second)},{top + 132 - (100 * Math.Min(1, point.Value)):0.#}")
                    )
                );
                string dashed = dash.Length > 0 ? $" stroke-dasharray=\"{dash}\"" : "";
                into.Append(
                    CultureInfo.InvariantCulture,
                    $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"{dashed}/>\n"
                );
            }
        }
    }
}

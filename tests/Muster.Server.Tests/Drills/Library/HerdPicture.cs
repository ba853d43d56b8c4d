// The five curves of the thundering herd as a picture.
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Muster.Server.Drills;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Tests.Drills.Library;

/// <summary>A panel for each way to command it: what is served of what people want, and how much the cache answers.</summary>
internal static class HerdPicture
{
    private const int Width = 760;
    private const int Panel = 110;
    private const int Left = 8;

    /// <summary>Requests a second on an ordinary evening.</summary>
    private const double Wanted = 100_000;

    public static string Draw()
    {
        StringBuilder svg = new();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {5 * Panel + 24}\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"13\">\n"
        );
        svg.Append("<title>The thundering herd, commanded in five ways</title>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{5 * Panel + 24}\" fill=\"#ffffff\"/>\n");
        (string Name, Act[] Acts)[] ways =
        [
            ("Nobody does anything: down for ever, although the trigger is long gone", []),
            ("Block 90 %: the database drains, the cache fills, a tenth is served", [Shed(180, 90)]),
            ("Block 90 %, lift it at once: it collapses again", [Shed(180, 90), Shed(300, 0)]),
            ("Block 90 %, lift it in steps as the hit ratio rises: recovered", Steps()),
            ("Block 50 %: not enough", [Shed(180, 50)]),
        ];
        for (int way = 0; way < ways.Length; way++)
        {
            DrawPanel(svg, way * Panel, ways[way].Name, ways[way].Acts);
        }

        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{Left}\" y=\"{5 * Panel + 16}\" fill=\"#57606a\">30 minutes. Green: the share of people's requests that is served. Blue, dashed: the share that the cache answers.</text>\n</svg>\n"
        );
        return svg.ToString();
    }

    private static void DrawPanel(StringBuilder svg, int top, string name, Act[] acts)
    {
        List<double> served = [];
        List<double> hits = [];
        DrillRun.Play(
            new Variant(ScenarioLibrary.Find("thundering-herd")!, 1, Difficulty.Newcomer),
            acts,
            (second, world) =>
            {
                if (second.At % 10 == 0)
                {
                    served.Add(Math.Min(1, second.Served / Wanted));
                    hits.Add(world.Read(world.PlaceOf("cache")!.Value).HitRatio);
                }
            }
        );
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{top + 16}\" fill=\"#1f2328\">{name}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {top + 100}H{Width - Left}\" stroke=\"#d0d7de\"/>\n");
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<polyline points=\"{Points(hits, top)}\" fill=\"none\" stroke=\"#0969da\" stroke-width=\"1.5\" stroke-dasharray=\"5 4\"/>\n"
        );
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<polyline points=\"{Points(served, top)}\" fill=\"none\" stroke=\"#1a7f37\" stroke-width=\"2\"/>\n"
        );
    }

    private static string Points(List<double> values, int top)
    {
        double step = (double)(Width - (2 * Left)) / (values.Count - 1);
        return string.Join(
            ' ',
            values.Select(
                (value, at) => string.Create(CultureInfo.InvariantCulture, $"{Left + (at * step):0.#},{top + 100 - (76 * value):0.#}")
            )
        );
    }

    private static Act[] Steps() =>
        [
            Shed(180, 90),
            Shed(300, 80),
            Shed(400, 70),
            Shed(440, 60),
            Shed(490, 50),
            Shed(530, 40),
            Shed(560, 30),
            Shed(600, 20),
            Shed(630, 10),
            Shed(660, 0),
        ];

    private static Act Shed(int at, int percent) =>
        new(at, Verb.Shed, "gateway")
        {
            Args = ImmutableSortedDictionary<string, string>.Empty.Add("percent", percent.ToString(CultureInfo.InvariantCulture)),
        };
}

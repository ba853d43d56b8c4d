// What a terminal shows of a drill at one moment, line by line.
using System.Globalization;
using Muster.Cli.Terminal;
using Muster.Server.Drills;
using Muster.Server.Drills.Pages;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Spectre.Console;

namespace Muster.Cli.Drill.Terminal;

internal static class Frame
{
    public const int WidthMin = 80;
    public const int HeightMin = 24;

    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>As many lines as the terminal is high, none wider than it is.</summary>
    public static IReadOnlyList<(string Text, Style Style)> Of(Game game, int width, int height)
    {
        DrillRun run = game.Run;
        int? frozen = run
            .Command.Keyboard.Where(spell => spell.From <= run.Now && run.Now < spell.Until)
            .Select(spell => (int?)spell.From)
            .Min();
        List<Sample> samples = [.. run.Monitoring.Samples.Where(sample => frozen is null || sample.Second.At <= frozen)];
        List<(string Text, Style Style)> lines = [(Head(game), new Style(decoration: Decoration.Invert))];
        lines.AddRange(Graphs(samples, width));
        lines.AddRange(Parts(run, samples).Take(8));
        lines.Add((Raised(run), run.Monitoring.Raised.Any() ? new Style(Color.Red, decoration: Decoration.Bold) : Style.Plain));
        lines.Add((Incident(run, frozen), new Style(decoration: Decoration.Bold)));
        int room = Math.Max(1, height - lines.Count - 3);
        lines.AddRange(game.ShowsHelp ? Help(run.Variant.Scenario, room) : Events(run, room));
        while (lines.Count < height - 3)
        {
            lines.Add(("", Style.Plain));
        }

        lines.Add((game.Answer, new Style(Color.Yellow)));
        lines.Add(("help, pause, go, speed 20, quit; or do something: declare 1, ask database", new Style(decoration: Decoration.Dim)));
        lines.Add(($"> {Tail(game.Typed, width - 4)}_", Style.Plain));
        return [.. lines.TakeLast(height).Select(line => (Fit(line.Text, width), line.Style))];
    }

    private static string Head(Game game) =>
        $"DRILL  {game.Run.Variant.Scenario.Title}  {DrillSecond.Text(game.Run.Now)} of {DrillSecond.Text(game.Run.Variant.Seconds)}  {(game.IsPaused ? "paused" : $"{game.Speed}x")}  {game.Run.Variant.Difficulty}, variant {game.Run.Variant.Seed}";

    private static IEnumerable<(string Text, Style Style)> Graphs(List<Sample> samples, int width)
    {
        (string Name, Func<Sample, double> Value, Color Colour)[] graphs =
        [
            ("served", sample => sample.Second.Served, Color.Green),
            ("failed", sample => sample.Second.Failed, Color.Red),
            ("refused", sample => sample.Second.Shed, Color.Blue),
        ];
        double most = samples
            .Select(sample => Math.Max(sample.Second.Served, Math.Max(sample.Second.Failed, sample.Second.Shed)))
            .DefaultIfEmpty(1)
            .Max();
        return graphs.Select(graph =>
            (
                $"{graph.Name, -8}{Spark([.. samples.TakeLast(width - 22).Select(graph.Value)], most)} {Last(samples, graph.Value)}",
                new Style(graph.Colour)
            )
        );
    }

    private static string Last(List<Sample> samples, Func<Sample, double> value) =>
        samples.Count == 0 ? "" : MetricWords.Of(Metric.Rate, value(samples[^1]));

    private static string Spark(double[] values, double most) =>
        string.Concat(values.Select(value => Bars[(int)Math.Clamp(value / Math.Max(most, 1) * (Bars.Length - 1), 0, Bars.Length - 1)]));

    private static IEnumerable<(string Text, Style Style)> Parts(DrillRun run, List<Sample> samples)
    {
        yield return (
            $"{"part", -16}{"rate", 10}{"errors", 9}{"latency", 10}{"queue", 9}{"hits", 8}{"inst.", 7}",
            new Style(decoration: Decoration.Dim)
        );
        if (samples.Count == 0)
        {
            yield break;
        }

        foreach ((int place, Muster.Simulator.World.Component part) in run.System.World.Components.Index())
        {
            string Of(Metric metric) => MetricWords.Of(metric, Monitoring.Value(samples[^1].Readings[place], metric));
            string hits = part.Memory is null ? "" : Of(Metric.HitRatio);
            yield return (
                $"{part.Name, -16}{Of(Metric.Rate), 10}{Of(Metric.ErrorRatio), 9}{Of(Metric.Latency), 10}{Of(Metric.Queue), 9}{hits, 8}{Of(Metric.Instances), 7}",
                Style.Plain
            );
        }
    }

    private static string Raised(DrillRun run)
    {
        string names = string.Join(", ", run.Monitoring.Raised.Select(alert => alert.Name));
        return names.Length == 0 ? "no alert is raised" : "ALERTS " + names;
    }

    private static string Incident(DrillRun run, int? frozen)
    {
        string severity = run.Command.Severity is { } declared ? $"SEV-{(int)declared}" : "not declared";
        string busy = string.Join(
            "; ",
            run.Crew.Members.Where(member => member.IsBusy(run.Now)).Select(member => $"{member.Colleague.Name} {member.Doing}")
        );
        string hands = frozen is null ? "" : "  YOU TYPE: graphs stand still";
        return $"{severity}{hands}{(busy.Length > 0 ? $"  {busy}" : "")}";
    }

    private static IEnumerable<(string Text, Style Style)> Events(DrillRun run, int room) =>
        FeedLine
            .Of(run.Events.Index().Where(one => one.Item.IsKnown).Select(one => (one.Index, one.Item)))
            .TakeLast(room)
            .Select(line =>
                (
                    $"{DrillSecond.Text(line.Event.At), 6} {EventLook.Word(line.Event.Kind), -10} {line.Event.Text}{(line.Times > 1 ? $" ({line.Times} times)" : "")}",
                    Style.Plain
                )
            );

    private static IEnumerable<(string Text, Style Style)> Help(Scenario scenario, int room) =>
        scenario
            .Offers.Select(offer =>
                $"{VerbParameters.Word(offer.Verb)} {offer.Target} {string.Join(' ', VerbParameters.Of(offer, scenario.Topology).Select(Shape))}: {offer.Title}"
            )
            .Concat(
                VerbParameters.Command.Select(verb =>
                    $"{VerbParameters.Word(verb)} {string.Join(' ', VerbParameters.Of(verb).Select(Shape))}"
                )
            )
            .Take(room)
            .Select(line => (line, Style.Plain));

    private static string Shape(Parameter parameter)
    {
        string bounds =
            parameter.IsNumber ? string.Create(CultureInfo.InvariantCulture, $"={parameter.Least}..{parameter.Most}")
            : parameter.Choices.IsEmpty ? ""
            : "=" + string.Join('|', parameter.Choices);
        return parameter.IsOptional ? $"[{parameter.Name}{bounds}]" : parameter.Name + bounds;
    }

    private static string Tail(string text, int width) => text.Length > width ? text[^width..] : text;

    private static string Fit(string text, int width)
    {
        string clean = Screen.Clean(text);
        return clean.Length >= width ? clean[..(width - 1)] : clean.PadRight(width - 1);
    }
}

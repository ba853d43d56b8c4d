// What a terminal shows of a drill at one moment, line by line.
using System.Globalization;
using Muster.Cli.Terminal;
using Muster.Core.Kernel;
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
        int? frozen = run.Command.FrozenSince(run.Now, Game.By);
        List<Sample> samples = [.. run.SeenBy(Game.By)];
        List<(string Text, Style Style)> lines = [(Head(game), new Style(decoration: Decoration.Invert))];
        lines.AddRange(Graphs(samples, width));
        lines.Add((Kinds(run, frozen), new Style(decoration: Decoration.Bold)));
        lines.AddRange(Parts(run, samples).Take(8));
        lines.Add((Raised(run), run.Monitoring.Raised.Any() ? new Style(Color.Red, decoration: Decoration.Bold) : Style.Plain));
        lines.Add((Incident(run, frozen), new Style(decoration: Decoration.Bold)));
        int room = Math.Max(1, height - lines.Count - 3);
        lines.AddRange(game.Page is { } page ? Pages(run, page, room) : Events(run, room));
        while (lines.Count < height - 3)
        {
            lines.Add(("", Style.Plain));
        }

        lines.Add((game.Answer, new Style(Color.Yellow)));
        lines.Add(
            ("help, brief, pause, go, speed 20, quit; or do something: declare 1, ask database", new Style(decoration: Decoration.Dim))
        );
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

    /// <summary>What each kind of clients loses: one figure for all hides that a small kind gets nothing.</summary>
    private static string Kinds(DrillRun run, int? frozen) =>
        frozen is { } since
            ? $"lost    not seen since {DrillSecond.Text(since)}"
            : "lost    "
                + string.Join(
                    "  ",
                    run.Variant.Scenario.Topology.Clients.Select(
                        (clients, place) => $"{clients.Name} {MetricWords.Of(Metric.ErrorRatio, run.System.World.LossShares[place])}"
                    )
                );

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
        string severity = run.Command.Severity?.Label() ?? "not declared";
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

    /// <summary>A part of a longer text; what it is called again for comes after it.</summary>
    private static IEnumerable<(string Text, Style Style)> Pages(DrillRun run, (string Topic, int Number) page, int room)
    {
        string[] all = [.. page.Topic == "brief" ? Brief(run) : Help(run.Variant.Scenario)];
        int each = Math.Max(1, room - 1);
        int pages = (all.Length + each - 1) / each;
        int shown = page.Number % pages;
        string more = pages > 1 ? $"{shown + 1} of {pages}: type {page.Topic} again for the next" : "";
        return all.Skip(shown * each).Take(each).Append(more).Select(line => (line, Style.Plain));
    }

    private static IEnumerable<string> Help(Scenario scenario) =>
        VerbParameters
            .Command.Select(verb => $"{Word.Of(verb)} {string.Join(' ', VerbParameters.Of(verb).Select(Shape))}")
            .Concat(
                scenario.Offers.Select(offer =>
                    $"{Word.Of(offer.Verb)} {offer.Target} {string.Join(' ', VerbParameters.Of(offer, scenario.Topology).Select(Shape))}: {offer.Title}"
                )
            );

    /// <summary>What is known at the start, and what was changed lately.</summary>
    private static IEnumerable<string> Brief(DrillRun run) =>
        run
            .Variant.Scenario.Brief.ReplaceLineEndings("\n")
            .Split('\n')
            .SelectMany(line => line.Chunk(WidthMin - 2).Select(part => new string(part)))
            .Concat(
                run.Variant.Changes.Where(change => change.At <= run.Now)
                    .Select(change => $"{DrillSecond.Text(change.At), 6} {change.Change.Component}: {change.Change.Text}")
            );

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

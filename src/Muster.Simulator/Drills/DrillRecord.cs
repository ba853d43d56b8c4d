// What the team of a drill could read: alerts, complaints, messages, findings, changes and logs.
using System.Collections.Immutable;

namespace Muster.Simulator.Drills;

public static class DrillRecord
{
    /// <summary>What an answer to a why can stand on, earliest first; what was said again and again stands once.</summary>
    public static ImmutableArray<RecordLine> Of(DrillRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        IEnumerable<RecordLine> changes = run
            .Variant.Changes.Index()
            .Where(one => one.Item.At < run.Now)
            .Select(one => new RecordLine($"c{one.Index}", one.Item.At, $"Change of {one.Item.Change.Component}: {one.Item.Change.Text}"));
        IEnumerable<RecordLine> logs = LogBook
            .Latest(run)
            .Reverse()
            .DistinctBy(one => one.Line)
            .Select(one => new RecordLine(
                $"l{run.Variant.Scenario.Logs.IndexOf(one.Line)}",
                one.At,
                $"Log of {one.Line.Component}: {one.Line.Text}"
            ));
        IEnumerable<RecordLine> events = run
            .Events.Index()
            .Where(one => IsReading(one.Item))
            .DistinctBy(one => (one.Item.Kind, one.Item.Subject, one.Item.Text))
            .Select(one => new RecordLine($"e{one.Index}", one.Item.At, Text(one.Item), one.Item.IsMistaken));
        return [.. changes.Concat(logs).Concat(events).OrderBy(line => line.At)];
    }

    /// <summary>What customers felt, as the team heard of it first: the first alert and the first complaint; empty when there was neither.</summary>
    public static string FirstSigns(DrillRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        IEnumerable<DrillEvent?> signs =
        [
            run.Events.FirstOrDefault(one => one.Kind == EventKind.AlertRaised),
            run.Events.FirstOrDefault(one => one.Kind == EventKind.CustomersReported),
        ];
        return string.Join(
            " ",
            signs.OfType<DrillEvent>().OrderBy(sign => sign.At).Select(sign => $"{DrillSecond.Text(sign.At)} {sign.Text}")
        );
    }

    private static bool IsReading(DrillEvent one) =>
        one.Kind is EventKind.AlertRaised or EventKind.CustomersReported or EventKind.MessageArrived || one.Finding is not null;

    private static string Text(DrillEvent one) =>
        one.Kind is EventKind.AlertRaised or EventKind.MessageArrived ? $"{one.Subject}: {one.Text}" : one.Text;
}

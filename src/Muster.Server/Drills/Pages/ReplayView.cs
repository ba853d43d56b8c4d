// What the replay of a drill shows of one second: what had happened until then, and how it stood.
using System.Globalization;
using Muster.Core.Kernel;
using Muster.Simulator.Drills;

namespace Muster.Server.Drills.Pages;

/// <param name="Whole">Played to the end of the scenario: what was so at a second is read from it.</param>
/// <param name="At">The second that is shown.</param>
public sealed record ReplayView(PlayedDrill Whole, int At)
{
    public DrillId Id => Whole.Drill.Id;

    /// <summary>What happened until then, hidden things among it.</summary>
    public IReadOnlyList<FeedLine> Timeline =>
        FeedLine.Of(Whole.Run.Events.Index().Where(one => one.Item.At <= At).Select(one => (one.Index, one.Item)));

    /// <summary>The share of what customers wanted that was lost, second by second.</summary>
    public IReadOnlyList<double> Loss => [.. Whole.Run.Seconds.Select(second => second.LossShare)];

    /// <summary>How it stood, in a sentence.</summary>
    public string State
    {
        get
        {
            string[] standing =
            [
                .. Whole
                    .Run.Events.Where(one => one.At <= At && one.Kind is EventKind.FaultBegan or EventKind.FaultEnded)
                    .GroupBy(one => one.Subject, StringComparer.Ordinal)
                    .Where(fault => fault.Last().Kind == EventKind.FaultBegan)
                    .Select(fault => fault.Key)
                    .Order(StringComparer.Ordinal),
            ];
            double lost = Whole.Run.Seconds[Math.Clamp(At, 0, Whole.Run.Seconds.Count - 1)].LossShare;
            double minutes = Whole.Run.Seconds.Take(At).Sum(second => second.PeopleLost) / 60;
            string faults = standing.Length == 0 ? "No fault holds" : $"Faults that hold: {string.Join(", ", standing)}";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{faults}. {lost * 100:0.#} % of what the customers want who are hit worst is lost, {MetricWords.Large(minutes)} customer-minutes so far."
            );
        }
    }
}

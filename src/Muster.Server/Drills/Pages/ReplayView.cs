// What the replay of a drill shows of one second: what had happened until then, and how it stood.
using System.Globalization;
using Muster.Core.Kernel;
using Muster.Simulator.Drills;
using Muster.Simulator.World;

namespace Muster.Server.Drills.Pages;

/// <param name="Whole">Played to the end of the scenario: what was so at a second is read from it.</param>
/// <param name="At">The second that is shown.</param>
public sealed record ReplayView(PlayedDrill Whole, int At)
{
    /// <summary>How people are called.</summary>
    public Func<PersonId, string> NameOf { get; init; } = person => person.Value;

    public bool IsTeam => Whole.Drill.Players.Skip(1).Any();

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
            Second second = Whole.Run.Seconds[Math.Clamp(At, 0, Whole.Run.Seconds.Count - 1)];
            string lost =
                second.Worst.Length == 0
                    ? "Nothing that customers want is lost"
                    : string.Create(CultureInfo.InvariantCulture, $"{second.LossShare * 100:0.#} % of what {second.Worst} want is lost");
            double minutes = Whole.Run.Seconds.Take(At).Sum(one => one.PeopleLost) / 60;
            string faults = standing.Length == 0 ? "No fault holds" : $"Faults that hold: {string.Join(", ", standing)}";
            return string.Create(CultureInfo.InvariantCulture, $"{faults}. {lost}, {MetricWords.Large(minutes)} customer-minutes so far.");
        }
    }
}

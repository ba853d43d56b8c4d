// A drill as the API answers it while it is played: nothing of what is hidden.
using System.Collections.Immutable;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Server.Web.Api;

namespace Muster.Server.Drills.Api;

/// <param name="Status"><c>running</c>, <c>paused</c> or <c>over</c>.</param>
/// <param name="Second">The simulated second that the clock shows, of <paramref name="Seconds"/>.</param>
/// <param name="Incident">The incident that it is played as; null before there is one.</param>
/// <param name="Raised">The names of the alerts that are raised.</param>
/// <param name="Samples">What monitoring read since the second that was asked for, every 15 seconds, oldest first.</param>
/// <param name="Events">What became known since then, oldest first.</param>
public sealed record DrillDetail(
    DrillId Id,
    string Scenario,
    string Title,
    long Seed,
    string Difficulty,
    string Status,
    int Second,
    int Seconds,
    int Speed,
    bool PagesPeople,
    Actor StartedBy,
    DateTimeOffset StartedAt,
    IncidentId? Incident,
    ImmutableArray<string> Raised,
    ImmutableArray<DrillSampleItem> Samples,
    ImmutableArray<DrillEventItem> Events
)
{
    /// <summary>What a write did; null after a read.</summary>
    public WrittenItem? Written { get; init; }

    /// <summary>Why what was ordered was not done in the drill, such as because the same is being done already; null when it was done or begun.</summary>
    public string? NotDone { get; init; }

    /// <param name="by">Who reads it: whoever is at the keyboard has no new samples.</param>
    public static DrillDetail Of(PlayedDrill played, int since, Actor by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(played);
        Drill drill = played.Drill;
        return new(
            drill.Id,
            drill.Scenario,
            played.Scenario.Title,
            drill.Seed,
            drill.Difficulty,
            DrillClock.IsOver(drill, now) ? "over"
                : drill.Pause is not null ? "paused"
                : "running",
            played.Second,
            drill.Seconds,
            drill.Speed,
            drill.PagesPeople,
            drill.StartedBy,
            drill.StartedAt,
            drill.Incident,
            [.. played.Run.Monitoring.Raised.Select(alert => alert.Name)],
            [
                .. played
                    .Run.SeenBy(by.ToString())
                    .Where(sample => sample.Second.At >= since)
                    .Select(sample => DrillSampleItem.Of(sample, played.Run.System.World.Components)),
            ],
            [.. played.Run.Events.Where(one => one.IsKnown && one.At >= since).Select(DrillEventItem.Of)]
        );
    }
}

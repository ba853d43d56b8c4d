// The rows of the drill list.
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class DrillProjection : IProjection
{
    public string Category => Drill.Category;

    public IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now)
    {
        Drill drill = (Drill)state;
        if (!drill.Exists)
        {
            yield break;
        }

        DrillRow row = new(
            drill.Id,
            drill.Scenario,
            drill.Seed,
            drill.Difficulty,
            drill.Seconds,
            drill.Acts.Length,
            drill.StartedBy,
            drill.StartedAt,
            drill.Incident,
            DrillClock.ReachedAt(drill, drill.Seconds),
            drill.End?.At,
            drill.End?.Why
        )
        {
            ScenarioHash = drill.ScenarioHash,
            Players = [.. drill.Acts.Where(act => act.By.Kind == ActorKind.Person).Select(act => new PersonId(act.By.Name)).Distinct()],
            Score = drill.Score,
        };
        yield return new View(
            Views.Drill,
            drill.Id.Value,
            drill.End is null ? Views.Open
                : drill.Score is null && !drill.Acts.IsEmpty ? Views.Unjudged
                : Views.Closed,
            drill.StartedAt,
            ViewJson.Search([drill.Id.Value, drill.Scenario, .. drill.Players.Select(player => player.Name)]),
            ViewJson.Write(row)
        )
        {
            Subject = DrillRow.VariantOf(drill.Scenario, drill.ScenarioHash, drill.Seed, drill.Difficulty),
        };
    }
}

// One row for the roster, so that every node and every open page hears of a change.
using Muster.Core.Kernel;
using Muster.Core.Rosters;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class RosterProjection : IProjection
{
    public string Category => Roster.Category;

    public IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now)
    {
        Roster roster = (Roster)state;
        RosterRow row = new(
            roster.Changes.Length,
            roster.Absences.Length,
            roster.Swaps.Length,
            roster.Swaps.Count(swap => swap.State(now) == SwapState.Open)
        );
        yield return new View(Views.Roster, stream.Key, Views.Open, now, ViewJson.Search([]), ViewJson.Write(row));
    }
}

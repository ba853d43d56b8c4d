// What somebody who is to be away had taken before, by standing in or by a swap: it stays theirs.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Core.Rosters;

public static class StillTaken
{
    /// <summary>Sentences for whoever arranges the absence, in the order in which the duties were taken; at most <see cref="RosterDefaults.WarningsMax"/>.</summary>
    public static ImmutableArray<string> Of(Organisation organisation, Roster roster, PersonId person, Stretch away)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(away);
        string name = organisation.Person(person)?.Name ?? person.Value;
        return
        [
            .. roster
                .Changes.Where(change => change.Person == person)
                .Select(change => (Change: change, Left: change.Counting))
                .Where(one => one.Left is { } left && new Stretch(left.Start, left.End).Overlaps(away))
                .Select(one => Sentence(organisation, name, one.Change, one.Left!))
                .Take(RosterDefaults.WarningsMax),
        ];
    }

    private static string Sentence(Organisation organisation, string name, RosterChange change, Arrangement left)
    {
        string schedule = organisation.Schedule(change.Schedule)?.Name ?? change.Schedule.Value;
        string how = change.Swap is null ? "stands in" : "has taken a swap";
        return $"{schedule}: {name} {how} from {left.Start.DayAndClock()} to {left.End.DayAndClock()}, and still does. Find somebody else for it.";
    }
}

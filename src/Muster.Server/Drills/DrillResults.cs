// What came of the drills that are over; each is played once for it.
using System.Collections.Concurrent;
using Muster.Core.Kernel;

namespace Muster.Server.Drills;

/// <summary>A drill that is over changes no more, so its outcome is kept in memory; a server that was restarted plays it again.</summary>
public sealed class DrillResults(DrillReader reader)
{
    /// <summary>Some hundred bytes each; beyond it all are forgotten and played again when somebody asks.</summary>
    private const int KeptMax = 2_000;

    private readonly ConcurrentDictionary<DrillId, DrillOutcome> _known = new();

    /// <summary>Null when its scenario has changed since, and while it is played.</summary>
    public async Task<DrillOutcome?> OfAsync(DrillId id, CancellationToken cancel)
    {
        if (_known.TryGetValue(id, out DrillOutcome? known))
        {
            return known;
        }

        if (await reader.WholeAsync(id, cancel) is not { } whole)
        {
            return null;
        }

        if (_known.Count >= KeptMax)
        {
            _known.Clear();
        }

        DrillResult result = new(whole);
        return _known[id] = new(result.Outcome, result.Summary.CustomerMinutesLost);
    }
}

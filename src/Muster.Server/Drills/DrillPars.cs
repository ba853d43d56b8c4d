// The par of the variants that were played: searched once, in the background of whoever asks first.
using System.Collections.Concurrent;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;

namespace Muster.Server.Drills;

/// <summary>The search takes a second or two; the same variant has the same par, so it is kept while the server lives.</summary>
public sealed class DrillPars
{
    /// <summary>A few kilobytes each; beyond it all are forgotten and searched again when somebody asks.</summary>
    private const int KeptMax = 500;

    private readonly ConcurrentDictionary<(string Scenario, long Seed, Difficulty Difficulty), Lazy<Task<ParRun>>> _known = new();

    public Task<ParRun> OfAsync(Variant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        if (_known.Count >= KeptMax)
        {
            _known.Clear();
        }

        return _known
            .GetOrAdd((variant.Scenario.Id, variant.Seed, variant.Difficulty), _ => new(() => Task.Run(() => Par.Find(variant))))
            .Value;
    }
}

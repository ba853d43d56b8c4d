// The par of the variants that are played: searched once, while they are played.
using System.Collections.Concurrent;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;

namespace Muster.Server.Drills;

/// <summary>The search takes some seconds; the same variant has the same par, so it is kept while the server lives.</summary>
public sealed class DrillPars : IDisposable
{
    /// <summary>A few kilobytes each; beyond it all are forgotten and searched again when somebody asks.</summary>
    private const int KeptMax = 500;

    private readonly ConcurrentDictionary<(string Scenario, long Seed, Difficulty Difficulty), Lazy<Task<ParRun>>> _known = new();

    /// <summary>One search at a time: a workshop that ends all its drills at once must leave the machine to the pager.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Begins the search where nobody has: whoever opens the debrief does not wait for it then.</summary>
    public void Begin(Variant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        _ = Known(variant).Value;
    }

    public async Task<ParRun> OfAsync(Variant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        try
        {
            return await Known(variant).Value;
        }
        catch
        {
            _known.TryRemove(KeyOf(variant), out _);
            throw;
        }
    }

    private Lazy<Task<ParRun>> Known(Variant variant)
    {
        if (_known.Count >= KeptMax)
        {
            _known.Clear();
        }

        return _known.GetOrAdd(KeyOf(variant), _ => new(() => SearchAsync(variant)));
    }

    private static (string, long, Difficulty) KeyOf(Variant variant) => (variant.Scenario.Id, variant.Seed, variant.Difficulty);

    public void Dispose() => _turn.Dispose();

    private async Task<ParRun> SearchAsync(Variant variant)
    {
        await _turn.WaitAsync();
        try
        {
            return await Task.Run(() => Par.Find(variant));
        }
        finally
        {
            _turn.Release();
        }
    }
}

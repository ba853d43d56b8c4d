// The par of the variants that were played: searched once, in the background of whoever asks first.
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

    public async Task<ParRun> OfAsync(Variant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        if (_known.Count >= KeptMax)
        {
            _known.Clear();
        }

        (string, long, Difficulty) key = (variant.Scenario.Id, variant.Seed, variant.Difficulty);
        try
        {
            return await _known.GetOrAdd(key, _ => new(() => SearchAsync(variant))).Value;
        }
        catch
        {
            _known.TryRemove(key, out _);
            throw;
        }
    }

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

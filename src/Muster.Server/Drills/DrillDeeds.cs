// What each act did in the drills that are over: weighed once for each.
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Simulator.Scoring;

namespace Muster.Server.Drills;

/// <summary>A drill that is over changes no more, so it is kept while the server lives; some dozens of runs, which take less than a second together.</summary>
public sealed class DrillDeeds : IDisposable
{
    /// <summary>A few kilobytes each; beyond it all are forgotten and weighed again when somebody asks.</summary>
    private const int KeptMax = 500;

    private readonly ConcurrentDictionary<DrillId, Lazy<Task<ImmutableArray<Deed>>>> _known = new();

    /// <summary>One drill at a time, as with par: the machine belongs to the pager.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <param name="whole">Played to its end.</param>
    public async Task<ImmutableArray<Deed>> OfAsync(PlayedDrill whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        if (_known.Count >= KeptMax)
        {
            _known.Clear();
        }

        try
        {
            return await _known.GetOrAdd(whole.Drill.Id, _ => new(() => WeighAsync(whole))).Value;
        }
        catch
        {
            _known.TryRemove(whole.Drill.Id, out _);
            throw;
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<ImmutableArray<Deed>> WeighAsync(PlayedDrill whole)
    {
        await _turn.WaitAsync();
        try
        {
            return await Task.Run(() => Deeds.Of(whole.Run));
        }
        finally
        {
            _turn.Release();
        }
    }
}

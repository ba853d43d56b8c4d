// Tries scenarios out that somebody writes: plays them, keeps nothing.
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;

namespace Muster.Server.Drills.Preview;

/// <summary>One at a time: whoever edits waits for whoever else edits, and the machine belongs to the pager.</summary>
public sealed class ScenarioTrials : IDisposable
{
    /// <summary>
    /// Seconds multiplied by components: half an hour of sixteen. A run of that takes some ten milliseconds, and the search plays up to <see cref="Par.TrialsMax"/>.
    /// </summary>
    public const int ParWorkMax = 30_000;

    private const int SeedsTried = 3;

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <param name="scenario">One without a mistake.</param>
    public async Task<ScenarioPreview> TryAsync(Scenario scenario, Difficulty difficulty, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        await _turn.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Try(scenario, difficulty), cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static ScenarioPreview Try(Scenario scenario, Difficulty difficulty)
    {
        Variant[] variants = [.. Enumerable.Range(1, SeedsTried).Select(seed => new Variant(scenario, seed, difficulty))];
        bool isQuick = scenario.Minutes * 60 * scenario.Topology.Components.Length <= ParWorkMax;
        return new(
            scenario,
            [.. variants.Select(variant => new VariantPreview(DrillRun.Play(variant, [])))],
            isQuick ? Par.Find(variants[0]) : null
        );
    }
}

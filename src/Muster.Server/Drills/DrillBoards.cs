// Reads the boards: of one variant, and of those that were played lately.
using System.Collections.Immutable;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.Drills;

/// <summary>Whoever opts out is on none of them from the next look on: nothing is kept but the drills and who wants to be seen.</summary>
public sealed class DrillBoards(IViewStore views, OnBoards seen)
{
    /// <summary>How many boards a scenario's card shows.</summary>
    private const int PerScenarioMax = 3;

    /// <summary>The lines of the variant that a drill is of; empty when nobody on it wants to be seen. A scenario that has changed since is another variant.</summary>
    public async Task<ImmutableArray<BoardLine>> OfAsync(Drill drill, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(drill);
        string variant = DrillRow.VariantOf(drill.Scenario, drill.ScenarioHash, drill.Seed, drill.Difficulty);
        return await OfAsync(variant, await seen.AllAsync(cancel), cancel);
    }

    /// <summary>The boards of the variants, as they are now, that were played last among the latest drills; those without a line are left out.</summary>
    public async Task<ILookup<string, Board>> LatestAsync(CancellationToken cancel)
    {
        IReadOnlySet<PersonId> people = await seen.AllAsync(cancel);
        if (people.Count == 0)
        {
            return Enumerable.Empty<Board>().ToLookup(board => board.Scenario);
        }

        IReadOnlyList<View> latest = await views.ListAsync(new(Views.Drill, [Views.Closed], null, null, ViewQuery.LimitMax), cancel);
        IEnumerable<(string Variant, DrillRow Row)> variants = latest
            .Select(view => view.Row<DrillRow>())
            .Where(row =>
                row.Score is not null && row.Players.Any(people.Contains) && row.ScenarioHash == ScenarioHash.OfLibrary(row.Scenario)
            )
            .Select(row => (DrillRow.VariantOf(row.Scenario, row.ScenarioHash, row.Seed, row.Difficulty), row))
            .DistinctBy(one => one.Item1)
            .GroupBy(one => one.row.Scenario)
            .SelectMany(own => own.Take(PerScenarioMax));
        List<Board> boards = [];
        foreach ((string variant, DrillRow row) in variants)
        {
            boards.Add(new(row.Scenario, row.Seed, row.Difficulty, await OfAsync(variant, people, cancel)));
        }

        return boards.ToLookup(board => board.Scenario, StringComparer.Ordinal);
    }

    private async Task<ImmutableArray<BoardLine>> OfAsync(string variant, IReadOnlySet<PersonId> people, CancellationToken cancel)
    {
        IReadOnlyList<View> rows = people.Count == 0 ? [] : await views.AllAsync(Views.Drill, [Views.Closed], cancel, variant);
        return BoardRules.Rank(rows.Select(row => row.Row<DrillRow>().Judged).OfType<JudgedDrill>(), people);
    }
}

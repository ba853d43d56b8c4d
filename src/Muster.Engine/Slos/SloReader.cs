// How the SLOs stand now: budgets, burn rates, forecasts and how fresh the data is.
using System.Collections.Immutable;
using Muster.Core.Slos;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Slos;

public sealed class SloReader(IViewStore views, SloMinutes minutes, TimeProvider clock)
{
    /// <summary>Those in use, by service and then by name.</summary>
    public async Task<ImmutableArray<SloRow>> RowsAsync(CancellationToken cancel) =>
        [
            .. (await views.AllAsync(Views.Slo, [Views.Open], cancel))
                .Select(view => view.Row<SloRow>())
                .OrderBy(row => row.Definition.Slo.Service, StringComparer.OrdinalIgnoreCase)
                .ThenBy(row => row.Id.Value, StringComparer.Ordinal),
        ];

    /// <summary>How each of those in use stands, in the order of <see cref="RowsAsync"/>.</summary>
    public async Task<ImmutableArray<SloStatus>> AllAsync(CancellationToken cancel)
    {
        ImmutableArray<SloStatus>.Builder all = ImmutableArray.CreateBuilder<SloStatus>();
        DateTimeOffset now = clock.GetUtcNow();
        foreach (SloRow row in await RowsAsync(cancel))
        {
            all.Add(await StatusAsync(row, now, cancel));
        }

        return all.ToImmutable();
    }

    /// <summary>How one stands, in use or retired (<see cref="SloRow.Retirement"/>); null when there is none of the name.</summary>
    public async Task<SloStatus?> FindAsync(string name, CancellationToken cancel) =>
        await RowAsync(name, cancel) is { } row ? await StatusAsync(row, clock.GetUtcNow(), cancel) : null;

    /// <summary>What one says, in use or retired; null when there is none of the name.</summary>
    public async Task<SloRow?> RowAsync(string name, CancellationToken cancel) =>
        (await views.FindAsync(Views.Slo, name, cancel))?.Row<SloRow>();

    public async Task<SloStatus> StatusAsync(SloRow row, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(row);
        Slo slo = row.Definition.Slo;
        SloData data = await minutes.DataAsync(row.Id, cancel);
        DateTimeOffset from = slo
            .Goals.Select(goal => goal.Objective.Window.Begin(now))
            .Concat(slo.Alerts.Select(alert => (data.KnownUntil < now ? data.KnownUntil.Value : now) - alert.Long))
            .Append(now - TimeSpan.FromHours(1))
            .Min();
        ImmutableArray<GoalStatus>.Builder goals = ImmutableArray.CreateBuilder<GoalStatus>();
        for (int goal = 0; goal < slo.Goals.Length; goal++)
        {
            SliLedger ledger = await minutes.LatestAsync(row.Id, SloTracks.Of(slo, goal), from, now, cancel);
            goals.Add(GoalStatus.At(now, data.KnownUntil, slo, slo.Goals[goal], ledger));
        }

        return new(row, data, now, goals.ToImmutable());
    }
}

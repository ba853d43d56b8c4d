// What was changed around an instant, and what was changed last.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class RecentChanges(IViewStore views)
{
    /// <summary>A night of many deployments: those of the service are asked for by themselves, so none of them is missed among the others.</summary>
    private const int LookedAtMax = 100;

    /// <summary>Those of the service first, then those that name none, then those of others; each newest first.</summary>
    /// <param name="service">Whose changes come first; null for nobody's.</param>
    public async Task<ImmutableArray<ChangeRow>> BetweenAsync(
        ServiceId? service,
        DateTimeOffset from,
        DateTimeOffset to,
        int limit,
        CancellationToken cancel
    )
    {
        IReadOnlyList<ChangeRow> own = service is { } of ? await ListAsync(of.Value, to, cancel) : [];
        IReadOnlyList<ChangeRow> all = await ListAsync(null, to, cancel);
        return
        [
            .. own.Concat(all)
                .Where(change => change.At >= from)
                .DistinctBy(change => change.Id, StringComparer.Ordinal)
                .OrderBy(change => Distance(change, service))
                .ThenByDescending(change => change.At)
                .Take(limit),
        ];
    }

    private static int Distance(ChangeRow change, ServiceId? service) =>
        change.Service is null ? 1
        : change.Service == service ? 0
        : 2;

    private async Task<IReadOnlyList<ChangeRow>> ListAsync(string? subject, DateTimeOffset to, CancellationToken cancel)
    {
        // The tick behind it, so that one of that very instant is in the list.
        ViewCursor end = new(to.AddTicks(1), "");
        ViewQuery query = new(Views.Change, [], Search: null, end, LookedAtMax) { Subject = subject };
        return [.. (await views.ListAsync(query, cancel)).Select(view => view.Row<ChangeRow>())];
    }
}

// What was changed around an instant, and the change of an id.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class RecentChanges(IViewStore views)
{
    /// <summary>A night of many deployments: those of each service are asked for by themselves, so none of them is missed among the others.</summary>
    private const int LookedAtMax = 100;

    /// <summary>The latest of each of the services, and the latest of all; each once, newest first.</summary>
    public async Task<ImmutableArray<ChangeRow>> BetweenAsync(
        IEnumerable<ServiceId> services,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        List<ChangeRow> found = [.. await ListAsync(null, to, cancel)];
        foreach (ServiceId service in services)
        {
            found.AddRange(await ListAsync(service.Value, to, cancel));
        }

        return
        [
            .. found
                .Where(change => change.At >= from)
                .DistinctBy(change => change.Id, StringComparer.Ordinal)
                .OrderByDescending(change => change.At),
        ];
    }

    /// <summary>Null when there is none, or when it was archived.</summary>
    public async Task<ChangeRow?> FindAsync(string id, CancellationToken cancel) =>
        (await views.FindAsync(Views.Change, id, cancel))?.Row<ChangeRow>();

    private async Task<IReadOnlyList<ChangeRow>> ListAsync(string? subject, DateTimeOffset to, CancellationToken cancel)
    {
        // The tick behind it, so that one of that very instant is in the list.
        ViewCursor end = new(to.AddTicks(1), "");
        ViewQuery query = new(Views.Change, [], Search: null, end, LookedAtMax) { Subject = subject };
        return [.. (await views.ListAsync(query, cancel)).Select(view => view.Row<ChangeRow>())];
    }
}

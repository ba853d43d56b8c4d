// Looks after action items that are done: whether an incident of the same class came since.
using Muster.Core.Reviews;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class ActionEffects(IViewStore views)
{
    /// <summary>The effect of each row that is done, by the id of its row; those that are not done are left out. A service is asked for once.</summary>
    public async Task<IReadOnlyDictionary<string, ActionEffect>> OfAsync(
        IEnumerable<ActionRow> rows,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        Dictionary<string, ActionEffect> effects = new(StringComparer.Ordinal);
        foreach (
            IGrouping<string?, ActionRow> service in rows.Where(row => row.Item.Done is not null).GroupBy(row => row.Classed?.Service.Value)
        )
        {
            DateTimeOffset first = service.Min(row => row.Item.Done!.At);
            DateTimeOffset last = service.Max(row => row.Item.Done!.At) + ActionEffect.Watch;
            IReadOnlyList<ClassedIncident> others = service.Key is { } id ? await BetweenAsync(id, first, last, cancel) : [];
            foreach (ActionRow row in service)
            {
                effects[ActionRow.IdOf(row.Incident, row.Item.Id)] = ActionEffect.Of(row.Classed, row.Item.Done!.At, others, now);
            }
        }

        return effects;
    }

    /// <summary>Read backwards from the end, and no further than the beginning.</summary>
    private async Task<IReadOnlyList<ClassedIncident>> BetweenAsync(
        string service,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancel
    )
    {
        List<ClassedIncident> found = [];
        ViewCursor? before = new(to.AddSeconds(1), "");
        while (before is not null)
        {
            ViewQuery query = new(Views.ClassedIncident, [Views.Recorded], Search: null, before, ViewQuery.LimitMax) { Subject = service };
            IReadOnlyList<View> some = await views.ListAsync(query, cancel);
            found.AddRange(some.Select(view => view.Row<ClassedIncident>()));
            before = some.Count == ViewQuery.LimitMax && some[^1].SortAt >= from ? new(some[^1].SortAt, some[^1].Id) : null;
        }

        return found;
    }
}

// Which pages ring for a person now.
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class PagesOfPerson(IViewStore views)
{
    /// <summary>The pages that reached this person and that nobody answered yet, newest first, at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<PageRow>> RingingAsync(PersonId person, int limit, CancellationToken cancel)
    {
        ViewQuery query = new(Views.Page, [Views.Active], PageProjection.PersonWord(person), Before: null, limit);
        return [.. (await views.ListAsync(query, cancel)).Select(view => view.Row<PageRow>()).Where(row => row.Notified.Contains(person))];
    }
}

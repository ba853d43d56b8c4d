// The rows of pages that others name, all in one read.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public static class PagesById
{
    /// <summary>Those of the pages that there are.</summary>
    public static async Task<ImmutableDictionary<PageId, PageRow>> PagesAsync(
        this IViewStore views,
        IEnumerable<PageId> ids,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(views);
        string[] asked = [.. ids.Select(id => id.Value)];
        return (await views.FindAsync(Views.Page, asked, cancel)).Select(view => view.Row<PageRow>()).ToImmutableDictionary(row => row.Id);
    }
}

// Which pages ring for a person now, told as the console tells them.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.Web.Shells;

public sealed class RingingPages(PagesOfPerson pages, IEventStore store, OrganisationReader organisation)
{
    /// <summary>More pages than one person can read at once; who has so many answers the first.</summary>
    public const int PagesMax = 20;

    private const int NamesMax = 2;

    /// <summary>The most severe first, then the newest.</summary>
    public async Task<ImmutableArray<RingingPage>> OfAsync(PersonId person, CancellationToken cancel)
    {
        Organisation known = await organisation.CurrentAsync(cancel);
        IReadOnlyList<PageRow> rows = await pages.RingingAsync(person, PagesMax, cancel);
        ILookup<string, PageEvent> events = await StreamReplay.EventsAsync<Page, PageCommand, PageEvent>(
            store,
            rows.Select(row => row.Id.Value),
            cancel
        );
        return
        [
            .. rows.Select(row => Told(events[row.Id.Value].Aggregate(Page.Initial, Page.Evolve), row, person, known))
                .OrderBy(page => page.Severity)
                .ThenByDescending(page => page.Since),
        ];
    }

    private static RingingPage Told(Page page, PageRow row, PersonId person, Organisation known)
    {
        ImmutableArray<string> next = page.Due is { } due
            ? [.. EscalationResolution.Resolve(known, due.What, due.At, page.Subject?.Role, page.Subject?.Service).Select(one => one.Name)]
            : [];
        return new(
            row.Id,
            row.Title,
            row.Severity,
            row.StartedAt,
            Duties.PagedAs(page, person, known),
            Href(row),
            next.IsEmpty ? null : Names(next),
            next.IsEmpty ? null : page.Due?.At
        );
    }

    private static string? Href(PageRow row) =>
        row.Incident is { } incident ? $"/incidents/{incident}"
        : row.Group is { } group ? $"/alerts/{group}"
        : null;

    private static string Names(ImmutableArray<string> all) =>
        all.Length <= NamesMax ? string.Join(" and ", all) : $"{all[0]} and {all.Length - 1} others";
}

// The pages of the list of action items over all reviews.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;

namespace Muster.Server.Reviews.Actions;

/// <summary>
/// What is to do is read whole and then sorted: it is as much as people have promised, however long the history is. What is done is read from its newest end, and a
/// question that few rows fit looks at so many at a time.
/// </summary>
public sealed class ActionLists(IViewStore views, OrganisationReader organisations, ActionEffects effects, TimeProvider clock)
{
    /// <summary>One page, with the cursor of the next; null on the last. To do: the earliest day, or the highest priority, first. Done: the latest first.</summary>
    public async Task<(ImmutableArray<ListedAction> Rows, string? Next)> ListAsync(ActionListing asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        (List<ActionRow> rows, ViewCursor? next) = asked.IsDone
            ? await DoneAsync(asked, organisation, cancel)
            : await ToDoAsync(asked, organisation, cancel);
        var judged = await effects.OfAsync(rows, clock.GetUtcNow(), cancel);
        return (
            [
                .. rows.Select(row => new ListedAction(
                    row,
                    organisation.Person(row.Item.Owner)?.Name ?? row.Item.Owner.Value,
                    organisation.TeamOf(row.Service, row.Item.Owner),
                    row.Service is { } service ? organisation.Service(service)?.Name ?? service.Value : null,
                    judged.GetValueOrDefault(Id(row))
                )),
            ],
            next is null ? null : Cursors.Write(next)
        );
    }

    public Task<int> CountAsync(string status, CancellationToken cancel) => views.CountAsync(Views.Action, [status], cancel);

    private async Task<(List<ActionRow> Rows, ViewCursor? Next)> ToDoAsync(
        ActionListing asked,
        Organisation organisation,
        CancellationToken cancel
    )
    {
        ImmutableArray<string> statuses = asked.Status == Views.Overdue ? [Views.Overdue] : [Views.Open, Views.Overdue];
        string[] words = Words(asked).SearchWords();
        (ViewCursor Place, ActionRow Row)[] rest =
        [
            .. (await views.AllAsync(Views.Action, statuses, cancel))
                .Where(view => words.All(word => view.Search.Contains(word, StringComparison.Ordinal)))
                .Select(view => view.Row<ActionRow>())
                .Where(row => asked.Fits(row, organisation))
                .Select(row => (Place: PlaceOf(row, asked.ByPriority), Row: row))
                .Where(one => asked.After is not { } after || Compare(one.Place, after) > 0)
                .OrderBy(one => one.Place, Comparer<ViewCursor>.Create(Compare)),
        ];
        return ([.. rest.Take(asked.Limit).Select(one => one.Row)], rest.Length > asked.Limit ? rest[asked.Limit - 1].Place : null);
    }

    private async Task<(List<ActionRow> Rows, ViewCursor? Next)> DoneAsync(
        ActionListing asked,
        Organisation organisation,
        CancellationToken cancel
    )
    {
        List<ActionRow> found = [];
        ViewQuery query = Words(asked) with { Before = asked.After, Searched = ViewQuery.SearchedMax };
        for (int looked = 0; looked < ViewQuery.SearchedMax; looked += ViewQuery.LimitMax)
        {
            IReadOnlyList<View> some = await views.ListAsync(query, cancel);
            foreach (View view in some)
            {
                ActionRow row = view.Row<ActionRow>();
                query = query with { Before = new(view.SortAt, view.Id) };
                if (asked.Fits(row, organisation))
                {
                    found.Add(row);
                }

                if (found.Count == asked.Limit)
                {
                    return (found, query.Before);
                }
            }

            if (some.Count < ViewQuery.LimitMax)
            {
                return (found, await views.SearchedToAsync(query, cancel));
            }
        }

        return (found, query.Before);
    }

    private static ViewQuery Words(ActionListing asked) =>
        new(Views.Action, [Views.Done], ListQuestion.Words(asked.Asked.Q), Before: null, ViewQuery.LimitMax);

    /// <summary>A century apart, priorities cannot mix: no day of an item is further away than two years.</summary>
    private static ViewCursor PlaceOf(ActionRow row, bool byPriority) =>
        new(byPriority ? row.Item.DueAt.AddYears(100 * (int)row.Item.Priority) : row.Item.DueAt, Id(row));

    private static int Compare(ViewCursor one, ViewCursor other) =>
        one.SortAt.CompareTo(other.SortAt) is not 0 and var order ? order : string.CompareOrdinal(one.Id, other.Id);

    private static string Id(ActionRow row) => ActionRow.IdOf(row.Incident, row.Item.Id);
}

// Reads bulletins for those who write them.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;

namespace Muster.Server.StatusPage;

public sealed class BulletinReader(IEventStore store, IViewStore views)
{
    /// <summary>The bulletin with the version of its stream; one that does not exist when there is none.</summary>
    public Task<(Bulletin Bulletin, int Version)> ReadAsync(BulletinId id, CancellationToken cancel) =>
        StreamReplay.ReadAsync<Bulletin, BulletinCommand, BulletinEvent>(store, id.Value, cancel);

    /// <summary>Those that are not over, newest first.</summary>
    public async Task<Bulletin[]> OpenAsync(CancellationToken cancel) =>
        [.. (await views.AllAsync(Views.Bulletin, [Views.Open], cancel)).Select(row => row.Row<Bulletin>())];

    /// <summary>One page of those with one of these statuses, newest first, with the cursor of the next; null on the last. No status means all.</summary>
    public async Task<(ImmutableArray<Bulletin> Found, string? Next)> ListAsync(
        ImmutableArray<string> statuses,
        ViewCursor? after,
        int limit,
        CancellationToken cancel
    )
    {
        ViewQuery query = new(Views.Bulletin, statuses, Search: null, after, limit);
        IReadOnlyList<View> found = await views.ListAsync(query, cancel);
        return ([.. found.Select(row => row.Row<Bulletin>())], await views.NextAsync(query, found, cancel));
    }

    /// <summary>Those that are over or off the page, newest first.</summary>
    public async Task<Bulletin[]> PastAsync(int limit, CancellationToken cancel) =>
        [
            .. (
                await views.ListAsync(new(Views.Bulletin, [Views.Closed, Views.Withdrawn], Search: null, Before: null, limit), cancel)
            ).Select(row => row.Row<Bulletin>()),
        ];
}

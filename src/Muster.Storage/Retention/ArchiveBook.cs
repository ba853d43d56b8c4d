// The archives that were made, who made them, and what became of them.
using System.Collections.Immutable;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Storage.Retention;

public sealed class ArchiveBook(IEventStore store, IViewStore views, TimeProvider clock)
{
    /// <summary>The id of the one row that says when the automatic archive was begun last.</summary>
    private const string Daily = "daily";

    /// <summary>The archives, newest first; at most <see cref="ViewQuery.LimitMax"/>.</summary>
    public Task<ImmutableArray<ArchiveRecord>> ListAsync(CancellationToken cancel) => ListAsync([], cancel);

    /// <summary>Those whose rows were not all taken out: whoever did it was interrupted.</summary>
    internal Task<ImmutableArray<ArchiveRecord>> UnfinishedAsync(CancellationToken cancel) => ListAsync([Views.Open], cancel);

    internal Task BeginAsync(ArchiveRecord archive) => WriteAsync(archive, Views.Open);

    internal async Task<ArchiveRecord> FinishAsync(ArchiveRecord archive)
    {
        ArchiveRecord done = archive with { RemovedAt = clock.GetUtcNow() };
        await WriteAsync(done, Views.Closed);
        return done;
    }

    /// <summary>An archive that this database does not know, such as one that was made before it was restored from a backup, needs no row.</summary>
    internal async Task RestoredAsync(string sha256, string by, CancellationToken cancel)
    {
        foreach (ArchiveRecord archive in (await ListAsync(cancel)).Where(one => one.Sha256 == sha256))
        {
            await WriteAsync(archive with { RestoredAt = clock.GetUtcNow(), RestoredBy = by }, Views.Restored);
        }
    }

    /// <summary>Whether nobody has begun the automatic archive for so long, and this caller is the one who may now.</summary>
    internal async Task<bool> ClaimAsync(TimeSpan every, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        View? last = await views.FindAsync(Views.Retention, Daily, cancel);
        if (last is not null && last.SortAt > now - every)
        {
            return false;
        }

        Commit claim = new()
        {
            Views = [new View(Views.Retention, Daily, Views.Recorded, now, "", ViewJson.Write(now))],
            ViewsExpected = [new ViewExpected(Views.Retention, Daily, last?.Body)],
        };
        return await store.CommitAsync(claim, CancellationToken.None) is CommitResult.Committed;
    }

    private async Task<ImmutableArray<ArchiveRecord>> ListAsync(ImmutableArray<string> statuses, CancellationToken cancel)
    {
        ViewQuery query = new(Views.Archive, statuses, Search: null, Before: null, ViewQuery.LimitMax);
        return [.. (await views.ListAsync(query, cancel)).Select(view => view.Row<ArchiveRecord>())];
    }

    private async Task WriteAsync(ArchiveRecord archive, string status)
    {
        View view = new(Views.Archive, archive.Id, status, archive.WrittenAt, "", ViewJson.Write(archive));
        await store.CommitAsync(new Commit { Views = [view] }, CancellationToken.None);
    }
}

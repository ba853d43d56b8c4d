// The organisation as it stands, without replaying its stream for each question.
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Commands;

/// <summary>
/// Keeps one snapshot of the organisation. It is at most a second old where another node changed it, and never behind a commit of this node. Safe for several
/// threads.
/// </summary>
public sealed class OrganisationReader(IEventStore store, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan AgeMax = TimeSpan.FromSeconds(1);
    private static readonly StreamId Stream = new(Organisation.Category, Organisation.StreamKey);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly Lock _gate = new();
    private Snapshot _snapshot = new(Organisation.Empty, 0, Organisation.Empty.Router());
    private long? _checkedAt;
    private int _localCommits;

    /// <summary>The organisation; an empty one before anybody described it.</summary>
    public async Task<Organisation> CurrentAsync(CancellationToken cancel) => (await ReadAsync(cancel)).Organisation;

    /// <summary>The organisation and the version of its stream, for an <c>ETag</c>.</summary>
    public async Task<(Organisation Organisation, int Version)> WithVersionAsync(CancellationToken cancel)
    {
        Snapshot snapshot = await ReadAsync(cancel);
        return (snapshot.Organisation, snapshot.Version);
    }

    /// <summary>The organisation with its routes compiled.</summary>
    public async Task<(Organisation Organisation, Router Router)> WithRouterAsync(CancellationToken cancel)
    {
        Snapshot snapshot = await ReadAsync(cancel);
        return (snapshot.Organisation, snapshot.Router);
    }

    /// <summary>Tells it of a commit of this node, so that the next question sees it.</summary>
    internal void Heard(Commit commit)
    {
        if (commit.Appends.Any(append => append.Stream == Stream))
        {
            lock (_gate)
            {
                _checkedAt = null;
                _localCommits++;
            }
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<Snapshot> ReadAsync(CancellationToken cancel)
    {
        if (IsFresh(out Snapshot kept))
        {
            return kept;
        }

        await _reading.WaitAsync(cancel);
        try
        {
            if (IsFresh(out kept))
            {
                return kept;
            }

            // Both are taken before the read: a commit between the two makes the snapshot old, never falsely fresh.
            long now = clock.GetTimestamp();
            int heard = Volatile.Read(ref _localCommits);
            Snapshot next = await RefreshedAsync(kept, cancel);
            lock (_gate)
            {
                _snapshot = next;
                _checkedAt = heard == _localCommits ? now : null;
            }

            return next;
        }
        finally
        {
            _reading.Release();
        }
    }

    private bool IsFresh(out Snapshot kept)
    {
        lock (_gate)
        {
            kept = _snapshot;
            return _checkedAt is { } at && clock.GetElapsedTime(at) <= AgeMax;
        }
    }

    private async Task<Snapshot> RefreshedAsync(Snapshot old, CancellationToken cancel)
    {
        if (await store.StreamVersionAsync(Stream, cancel) == old.Version)
        {
            return old;
        }

        Organisation organisation = old.Organisation;
        int version = old.Version;
        foreach (StoredEvent stored in await store.ReadStreamAsync(Stream, old.Version, cancel))
        {
            organisation = Organisation.Evolve(organisation, (OrganisationEvent)EventJson.Read(stored.Type, stored.Data));
            version = stored.Version;
        }

        return new(organisation, version, organisation.Router());
    }

    private sealed record Snapshot(Organisation Organisation, int Version, Router Router);
}

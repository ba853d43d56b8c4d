// The organisation as it stands, its schedules as they were arranged, without replaying a stream for each question.
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Rosters;
using Muster.Engine.Ports;

namespace Muster.Engine.Commands;

/// <summary>
/// Keeps one snapshot of the organisation. It is at most a second old where another node changed it, and never behind a commit of this node. Safe for several
/// threads.
/// </summary>
public sealed class OrganisationReader(IEventStore store, TimeProvider clock)
{
    private static readonly TimeSpan AgeMax = TimeSpan.FromSeconds(1);
    private static readonly StreamId Stream = new(Organisation.Category, Organisation.StreamKey);
    private static readonly StreamId RosterStream = new(Roster.Category, Roster.StreamKey);

    private readonly Lock _gate = new();
    private Snapshot _snapshot = new(Organisation.Empty, 0, Organisation.Empty.Router(), Roster.Initial, 0, Organisation.Empty);
    private long? _checkedAt;
    private int _localCommits;
    private (Task<Snapshot> Read, int LocalCommits)? _reading;

    /// <summary>The organisation with its schedules as they were arranged; an empty one before anybody described it.</summary>
    public async Task<Organisation> CurrentAsync(CancellationToken cancel) => (await ReadAsync(cancel)).Arranged;

    /// <summary>What people arranged, the organisation that it is laid over, and a number that rises with each change of either.</summary>
    public async Task<(Organisation Organisation, Roster Roster, int Revision)> WithRosterAsync(CancellationToken cancel)
    {
        Snapshot snapshot = await ReadAsync(cancel);
        return (snapshot.Arranged, snapshot.Roster, snapshot.Version + snapshot.RosterVersion);
    }

    /// <summary>The organisation and the version of its stream, for an <c>ETag</c>.</summary>
    public async Task<(Organisation Organisation, int Version)> WithVersionAsync(CancellationToken cancel)
    {
        Snapshot snapshot = await ReadAsync(cancel);
        return (snapshot.Arranged, snapshot.Version);
    }

    /// <summary>The organisation with its routes compiled.</summary>
    public async Task<(Organisation Organisation, Router Router)> WithRouterAsync(CancellationToken cancel)
    {
        Snapshot snapshot = await ReadAsync(cancel);
        return (snapshot.Arranged, snapshot.Router);
    }

    /// <summary>Tells it of a commit of this node, so that the next question sees it.</summary>
    internal void Heard(Commit commit)
    {
        if (commit.Appends.Any(append => append.Stream == Stream || append.Stream == RosterStream))
        {
            lock (_gate)
            {
                _checkedAt = null;
                _localCommits++;
            }
        }
    }

    private Task<Snapshot> ReadAsync(CancellationToken cancel)
    {
        lock (_gate)
        {
            if (_checkedAt is { } at && clock.GetElapsedTime(at) <= AgeMax)
            {
                return Task.FromResult(_snapshot);
            }

            // Whoever asks while it is read waits for the same read, unless a commit of this node came in between.
            if (_reading is not { Read.IsCompleted: false } reading || reading.LocalCommits != _localCommits)
            {
                reading = (RefreshAsync(_snapshot, _localCommits), _localCommits);
                _reading = reading;
            }

            return reading.Read.WaitAsync(cancel);
        }
    }

    private async Task<Snapshot> RefreshAsync(Snapshot old, int localCommits)
    {
        await Task.Yield();

        // Taken before the read: a commit between the two makes the snapshot old, never falsely fresh.
        long now = clock.GetTimestamp();
        Snapshot next = await RefreshedAsync(old, CancellationToken.None);
        lock (_gate)
        {
            if (next.Version >= _snapshot.Version && next.RosterVersion >= _snapshot.RosterVersion)
            {
                _snapshot = next;
                _checkedAt = localCommits == _localCommits ? now : null;
            }
        }

        return next;
    }

    private async Task<Snapshot> RefreshedAsync(Snapshot old, CancellationToken cancel)
    {
        bool isSame = await store.StreamVersionAsync(Stream, cancel) == old.Version;
        if (isSame && await store.StreamVersionAsync(RosterStream, cancel) == old.RosterVersion)
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

        Roster roster = old.Roster;
        int rosterVersion = old.RosterVersion;
        foreach (StoredEvent stored in await store.ReadStreamAsync(RosterStream, old.RosterVersion, cancel))
        {
            roster = Roster.Evolve(roster, (RosterEvent)EventJson.Read(stored.Type, stored.Data));
            rosterVersion = stored.Version;
        }

        Router router = isSame ? old.Router : organisation.Router();
        return new(organisation, version, router, roster, rosterVersion, roster.Over(organisation));
    }

    /// <param name="Organisation">By its own stream, without what was arranged.</param>
    /// <param name="Arranged">The same with the roster over its schedules.</param>
    private sealed record Snapshot(
        Organisation Organisation,
        int Version,
        Router Router,
        Roster Roster,
        int RosterVersion,
        Organisation Arranged
    );
}

// Verifies every chain of hashes: what `muster verify` runs.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Chain;

/// <summary>Reads one state of the database beside whatever is written meanwhile. Memory grows with the number of streams and the longest of them.</summary>
public sealed class ChainVerification
{
    private readonly SqlDatabase _database;
    private readonly byte[] _key;
    private readonly string _anchors;

    /// <param name="anchors">The directory of the anchors.</param>
    internal ChainVerification(SqlDatabase database, byte[] key, string anchors) => (_database, _key, _anchors) = (database, key, anchors);

    /// <exception cref="StoreUnavailableException">The database cannot be read.</exception>
    public Task<ChainReport> VerifyAsync(CancellationToken cancel)
    {
        // Read before the database: what an anchor knows was committed, so the database must know it too.
        ILookup<string, Anchor> anchors = AnchorFiles.Read([_anchors]);
        return _database.SnapshotAsync(snapshot => VerifyAsync(snapshot, anchors, cancel), cancel);
    }

    private async Task<ChainReport> VerifyAsync(ISqlSnapshot snapshot, ILookup<string, Anchor> anchors, CancellationToken cancel)
    {
        Dictionary<StreamId, StreamHead> heads = [];
        await foreach (
            StreamHead head in snapshot.StreamAsync(Sql.Of($"SELECT stream, version, hash FROM stream_heads"), Rows.StreamHead, cancel)
        )
        {
            heads.Add(head.Stream, head);
        }

        long events = 0;
        HashSet<StreamId> checkedStreams = [];
        List<ChainFinding> findings = [];
        List<StoredEvent> stream = [];
        Sql all = Sql.Of($"SELECT {Rows.EventColumns} FROM events ORDER BY stream, version");
        await foreach (StoredEvent one in snapshot.StreamAsync(all, Rows.Event, cancel))
        {
            events++;
            if (stream.Count > 0 && stream[0].Stream != one.Stream)
            {
                Check(stream[0].Stream);
            }

            stream.Add(one);
        }

        if (stream.Count > 0)
        {
            Check(stream[0].Stream);
        }

        foreach (
            StreamId gone in heads
                .Keys.Concat(anchors.Select(known => StreamId.Parse(known.Key)))
                .Distinct()
                .Where(id => !checkedStreams.Contains(id))
                .ToList()
        )
        {
            Check(gone);
        }

        ImmutableArray<ChainFinding> inOrder =
        [
            .. findings
                .OrderBy(one => one.Position == 0)
                .ThenBy(one => one.Position)
                .ThenBy(one => one.Stream.ToString(), StringComparer.Ordinal),
        ];
        return new(checkedStreams.Count, events, anchors.Count, inOrder);

        void Check(StreamId id)
        {
            StreamCheck check = new(_key, id, stream, heads.GetValueOrDefault(id), [.. anchors[id.ToString()]]);
            if (check.Find() is { } finding)
            {
                findings.Add(finding);
            }

            checkedStreams.Add(id);
            stream.Clear();
        }
    }
}

// Verifies every chain of hashes: what `muster verify` runs.
using System.Collections.Immutable;
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

    /// <param name="anchors">The directory of this node's anchors.</param>
    internal ChainVerification(SqlDatabase database, byte[] key, string anchors) => (_database, _key, _anchors) = (database, key, anchors);

    /// <param name="more">Directories of other anchors to compare with: those of other nodes, or copies that somebody else keeps.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="StoreUnavailableException">The database or the anchors cannot be read.</exception>
    public Task<ChainReport> VerifyAsync(IReadOnlyList<string> more, CancellationToken cancel)
    {
        // Read before the database: what an anchor knows was committed, so the database must know it too.
        ILookup<string, Anchor> anchors = ReadAnchors([_anchors, .. more]);
        return _database.SnapshotAsync(snapshot => VerifyAsync(snapshot, anchors, cancel), cancel);
    }

    private static ILookup<string, Anchor> ReadAnchors(IReadOnlyList<string> directories)
    {
        try
        {
            return AnchorFiles.Read(directories);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(
                $"The anchors cannot be read: {refused.Message} Nothing was verified; give this user the right to read {string.Join(" and ", directories)}.",
                refused
            );
        }
    }

    private async Task<ChainReport> VerifyAsync(ISqlSnapshot snapshot, ILookup<string, Anchor> anchors, CancellationToken cancel)
    {
        List<ChainFinding> findings = [];
        Dictionary<string, HeadRow> heads = await HeadsAsync(snapshot, findings, cancel);
        HashSet<string> checkedStreams = new(StringComparer.Ordinal);
        List<RecordRow> stream = [];
        long events = 0;
        Sql all = Sql.Of($"SELECT {RecordRow.Columns} FROM events ORDER BY stream, version");
        await foreach (RecordRow one in snapshot.StreamAsync(all, RecordRow.Read, cancel))
        {
            events++;
            if (!one.IsPlaced)
            {
                findings.Add(Unplaced(one));
                continue;
            }

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

        string[] known = [.. heads.Keys, .. anchors.Select(one => one.Key)];
        foreach (string gone in known.Distinct(StringComparer.Ordinal).Where(id => !checkedStreams.Contains(id)).ToList())
        {
            Check(gone);
        }

        findings.AddRange(await new PlaceCheck(snapshot).FindAsync(isWhole: findings.Count == 0, cancel));
        return new(checkedStreams.Count, events, anchors.Count, InOrder(findings));

        void Check(string id)
        {
            StreamCheck check = new(_key, id, stream, heads.GetValueOrDefault(id), [.. anchors[id]]);
            if (check.Find() is { } finding)
            {
                findings.Add(finding);
            }

            checkedStreams.Add(id);
            stream.Clear();
        }
    }

    private static async Task<Dictionary<string, HeadRow>> HeadsAsync(
        ISqlSnapshot snapshot,
        List<ChainFinding> findings,
        CancellationToken cancel
    )
    {
        Dictionary<string, HeadRow> heads = new(StringComparer.Ordinal);
        await foreach (HeadRow head in snapshot.StreamAsync(Sql.Of($"SELECT {HeadRow.Columns} FROM stream_heads"), HeadRow.Read, cancel))
        {
            if (!heads.TryAdd(head.Stream, head))
            {
                findings.Add(new(head.Stream, 0, 0, $"{head.Stream} has two heads, which cannot be."));
            }
        }

        return heads;
    }

    private static ChainFinding Unplaced(RecordRow one) =>
        new(
            one.Stream,
            0,
            one.Position,
            $"the event of {one.Stream} at position {one.Position} has no version that can be ({one.Version}): it was changed."
        );

    private static ImmutableArray<ChainFinding> InOrder(IEnumerable<ChainFinding> findings) =>
        [.. findings.OrderBy(one => one.Position == 0).ThenBy(one => one.Position).ThenBy(one => one.Stream, StringComparer.Ordinal)];
}

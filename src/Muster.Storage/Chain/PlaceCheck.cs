// Whether the events of all streams stand at the positions that were given, each at its own and none left out.
using System.Data.Common;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Chain;

/// <summary>Positions are given by a row that stays locked until the commit, so they leave no gap.</summary>
internal sealed class PlaceCheck(ISqlSnapshot snapshot)
{
    private readonly List<ChainFinding> _outside = [];
    private readonly List<ChainFinding> _gaps = [];
    private long _next = 1;

    /// <summary>
    /// Events at positions that were never given. When there is none, and <paramref name="isWhole"/> says that no stream misses anything, also the gaps: else they only
    /// say once more what is missing.
    /// </summary>
    public async Task<IReadOnlyList<ChainFinding>> FindAsync(bool isWhole, CancellationToken cancel)
    {
        if (await LastAsync(cancel) is not { } last)
        {
            return [new("", 0, 0, "the count of all events is missing.")];
        }

        Sql all = Sql.Of($"SELECT position, stream, version FROM events ORDER BY position");
        await foreach ((long position, string stream, long version) in snapshot.StreamAsync(all, Place, cancel))
        {
            Look(position, stream, version, last);
        }

        if (_next <= last)
        {
            string what =
                $"no event stands at {Positions(_next, last)}, and that many were given: the latest events of the record were removed.";
            _gaps.Add(new("", 0, _next - 1, what));
        }

        return _outside.Count > 0 || !isWhole ? _outside : _gaps;
    }

    private async Task<long?> LastAsync(CancellationToken cancel)
    {
        long? last = null;
        Sql count = Sql.Of($"SELECT position FROM sequences WHERE id = 1");
        await foreach (long position in snapshot.StreamAsync(count, row => RecordRow.Number(row, 0, []), cancel))
        {
            last = position;
        }

        return last;
    }

    private static (long Position, string Stream, long Version) Place(DbDataReader row) =>
        (RecordRow.Number(row, 0, []), RecordRow.Text(row, 1, []), RecordRow.Number(row, 2, []));

    private void Look(long position, string stream, long version, long last)
    {
        int named = (int)Math.Clamp(version, 0, int.MaxValue);
        if (position < 1 || position > last)
        {
            string what = $"{stream} version {version} stands at position {position}, and the positions that were given end at {last}.";
            _outside.Add(new(stream, named, position, what));
            return;
        }

        if (position != _next)
        {
            string what =
                position < _next
                    ? $"{stream} version {version} stands at position {position}, where another event stands."
                    : $"no event stands at {Positions(_next, position - 1)}, before {stream} version {version}: an event was removed or moved.";
            _gaps.Add(new(stream, named, position, what));
        }

        _next = position + 1;
    }

    private static string Positions(long from, long to) => from == to ? $"position {from}" : $"positions {from} to {to}";
}

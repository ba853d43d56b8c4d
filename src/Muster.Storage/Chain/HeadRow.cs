// What the database says of the end of a stream, whatever was done to the row that says it.
using System.Data.Common;
using Muster.Storage.Statements;

namespace Muster.Storage.Chain;

/// <param name="Version">0 when the row holds what Muster never writes.</param>
internal sealed record HeadRow(string Stream, long Version, string Hash)
{
    public static readonly Sql Columns = Sql.Raw("stream, version, hash, octet_length(stream) + octet_length(hash)");

    public static HeadRow Read(DbDataReader row)
    {
        List<string> misfits = [];
        string stream = RecordRow.Text(row, 0, misfits);
        long version = RecordRow.Number(row, 1, misfits);
        string hash = RecordRow.Text(row, 2, misfits);
        bool isWhole = misfits.Count == 0 && RecordRow.Number(row, 3, misfits) == RecordRow.Bytes(stream, hash);
        return new(stream, isWhole ? version : 0, hash);
    }
}

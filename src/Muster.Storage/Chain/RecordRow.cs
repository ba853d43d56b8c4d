// One row of the record as it lies in the database, whatever was done to it.
using System.Data.Common;
using System.Globalization;
using System.Text;
using Muster.Storage.Statements;

namespace Muster.Storage.Chain;

/// <summary>Reads every row and throws for none: SQLite lets anything into any column, and what was changed must be named.</summary>
/// <param name="Misfit">The columns that hold what Muster never writes; null when there is none.</param>
internal sealed record RecordRow(
    string Stream,
    long Version,
    long Position,
    string Type,
    string Data,
    string Actor,
    long At,
    string Hash,
    string? Misfit
)
{
    /// <summary>The sum of the lengths tells text that the driver does not read to its end.</summary>
    public static readonly Sql Columns = Sql.Raw(
        "stream, version, position, type, data, actor, at, hash, "
            + "octet_length(stream) + octet_length(type) + octet_length(data) + octet_length(actor) + octet_length(hash)"
    );

    /// <summary>Whether it has a place in a stream, if only a wrong one.</summary>
    public bool IsPlaced => Version is > 0 and <= int.MaxValue;

    public static RecordRow Read(DbDataReader row)
    {
        List<string> misfits = [];
        string stream = Text(row, 0, misfits);
        long version = Number(row, 1, misfits);
        long position = Number(row, 2, misfits);
        string type = Text(row, 3, misfits);
        string data = Text(row, 4, misfits);
        string actor = Text(row, 5, misfits);
        long at = Number(row, 6, misfits);
        string hash = Text(row, 7, misfits);
        if (misfits.Count == 0 && Number(row, 8, misfits) != Bytes(stream, type, data, actor, hash))
        {
            misfits.Add("a text");
        }

        return new(stream, version, position, type, data, actor, at, hash, misfits.Count == 0 ? null : string.Join(", ", misfits));
    }

    /// <summary>The text of a column; what is none is a misfit, and told as it can be.</summary>
    public static string Text(DbDataReader row, int column, List<string> misfits)
    {
        object value = row.GetValue(column);
        if (value is string text)
        {
            return text;
        }

        misfits.Add(row.GetName(column));
        return value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>The whole number in a column; 0 for what is none, which is a misfit.</summary>
    public static long Number(DbDataReader row, int column, List<string> misfits)
    {
        switch (row.GetValue(column))
        {
            case long number:
                return number;
            case int number:
                return number;
            default:
                misfits.Add(row.GetName(column));
                return 0;
        }
    }

    public static int Bytes(params ReadOnlySpan<string> texts)
    {
        int sum = 0;
        foreach (string text in texts)
        {
            sum += Encoding.UTF8.GetByteCount(text);
        }

        return sum;
    }
}

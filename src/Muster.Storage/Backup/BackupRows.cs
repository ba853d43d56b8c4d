// Writes rows of a table into an archive, each as a line of JSON.
using System.Data.Common;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Backup;

internal static class BackupRows
{
    private static readonly JsonWriterOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the rows of the query, which are whole rows of the table.</summary>
    public static async Task<BackupEntry> WriteAsync(
        ZipArchive zip,
        BackupTable table,
        ISqlSnapshot snapshot,
        Sql query,
        CancellationToken cancel
    )
    {
        await using HashingStream stream = new(await zip.CreateEntry(table.Entry).OpenAsync(cancel));
        await using Utf8JsonWriter writer = new(stream, Line);
        long rows = 0;
        await foreach (bool _ in snapshot.StreamAsync(query, row => WriteRow(writer, row), cancel))
        {
            writer.Flush();
            stream.Write("\n"u8);
            writer.Reset();
            rows++;
        }

        return new(table.Entry, rows, stream.Sha256());
    }

    private static bool WriteRow(Utf8JsonWriter writer, DbDataReader row)
    {
        writer.WriteStartObject();
        for (int column = 0; column < row.FieldCount; column++)
        {
            writer.WritePropertyName(row.GetName(column));
            switch (row.GetValue(column))
            {
                case DBNull:
                    writer.WriteNullValue();
                    break;
                case string text:
                    writer.WriteStringValue(text);
                    break;
                case byte[] bytes:
                    writer.WriteStringValue(BackupFile.Hex(bytes));
                    break;
                case bool truth:
                    writer.WriteNumberValue(truth ? 1 : 0);
                    break;
                case object number:
                    writer.WriteNumberValue(Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture));
                    break;
            }
        }

        writer.WriteEndObject();
        return true;
    }
}

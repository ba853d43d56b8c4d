// Turns lines of an archive into statements, and runs some of them in one short transaction.
using System.Text.Json;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Retention;

internal static class ArchiveSteps
{
    public static Step Of(string line, Func<JsonElement, Sql> statement)
    {
        using JsonDocument row = JsonDocument.Parse(line);
        return new(statement(row.RootElement));
    }

    public static Task RunAsync(SqlDatabase database, IReadOnlyList<Step> steps, CancellationToken cancel) =>
        database.TransactAsync(
            async transaction =>
            {
                await transaction.RunAsync(steps, null, row => row.GetInt64(0), cancel);
                return true;
            },
            cancel
        );
}

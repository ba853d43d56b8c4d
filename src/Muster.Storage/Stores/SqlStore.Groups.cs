// Alert groups and silences.
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Storage.Statements;

namespace Muster.Storage.Stores;

internal sealed partial class SqlStore
{
    public Task<AlertGroup?> GroupAsync(AlertGroupId id, CancellationToken cancel) =>
        FirstAsync(Sql.Of($"SELECT {AlertRows.GroupColumns} FROM alert_groups WHERE id = {id.Value}"), AlertRows.Group, cancel);

    public Task<AlertGroup?> OpenGroupAsync(string key, CancellationToken cancel) =>
        FirstAsync(
            Sql.Of($"SELECT {AlertRows.GroupColumns} FROM alert_groups WHERE key = {key} AND closed_at IS NULL"),
            AlertRows.Group,
            cancel
        );

    /// <summary>Of the open ones the planner should take the few, by the index of their keys: the sign keeps it from walking through all that ever were, by opening.</summary>
    public async Task<IReadOnlyList<AlertGroup>> GroupsAsync(bool openOnly, ViewCursor? before, int limit, CancellationToken cancel)
    {
        Sql open = openOnly ? Sql.Of($"AND closed_at IS NULL") : Sql.Empty;
        Sql opened = Sql.Raw(openOnly ? "+opened_at" : "opened_at");
        Sql after = before is { } cursor
            ? Sql.Of($"AND {opened} <= {cursor.SortAt} AND ({opened} < {cursor.SortAt} OR id < {cursor.Id})")
            : Sql.Empty;
        return await database.QueryAsync(
            Sql.Of(
                $"SELECT {AlertRows.GroupColumns} FROM alert_groups WHERE 1 = 1 {open} {after} ORDER BY {opened} DESC, id DESC LIMIT {limit}"
            ),
            AlertRows.Group,
            cancel
        );
    }

    public Task SaveSilenceAsync(Silence silence, CancellationToken cancel)
    {
        StorableText.Require(silence);
        return database.WriteAsync(
            Sql.Of(
                $"""
                INSERT INTO silences (id, matchers, starts_at, ends_at, created_by, comment, updated_at, ended_by, ended_why)
                VALUES ({silence.Id.Value}, {StoredJson.Write(silence.Matchers)}, {silence.StartsAt}, {silence.EndsAt}, {silence.CreatedBy},
                {silence.Comment}, {silence.UpdatedAt}, {silence.Ended?.By}, {silence.Ended?.Why})
                ON CONFLICT (id) DO UPDATE SET matchers = excluded.matchers, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                created_by = excluded.created_by, comment = excluded.comment, updated_at = excluded.updated_at,
                ended_by = excluded.ended_by, ended_why = excluded.ended_why
                """
            ),
            cancel
        );
    }

    public Task<Silence?> SilenceAsync(SilenceId id, CancellationToken cancel) =>
        FirstAsync(Sql.Of($"SELECT {AlertRows.SilenceColumns} FROM silences WHERE id = {id.Value}"), AlertRows.Silence, cancel);

    public async Task<IReadOnlyList<Silence>> SilencesAsync(DateTimeOffset endsAfter, CancellationToken cancel) =>
        await database.QueryAsync(
            Sql.Of($"SELECT {AlertRows.SilenceColumns} FROM silences WHERE ends_at > {endsAfter} ORDER BY ends_at, id"),
            AlertRows.Silence,
            cancel
        );
}

// Many alerts at once on SQLite: one prepared statement, run for each.
using Muster.Core.Alerts;
using Muster.Engine.Ports;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Sqlite;

internal sealed class SqliteAlertDialect : IAlertDialect
{
    public Sql Firing(long[] fingerprints) =>
        Sql.Of(
            $"""
            SELECT {AlertRows.StoredColumns} FROM alerts
            WHERE fingerprint IN (SELECT value FROM json_each({"[" + string.Join(',', fingerprints) + "]"})) AND resolved_at IS NULL
            """
        );

    /// <summary>The writer is alone: the next ids are those after the last one.</summary>
    public Sql NewIds(int count) =>
        Sql.Of(
            $"""
            WITH RECURSIVE new (id) AS (SELECT coalesce(max(id), 0) + 1 FROM alerts UNION ALL SELECT id + 1 FROM new LIMIT {count})
            SELECT id FROM new
            """
        );

    public Sql? CountFrom(long id) => null;

    public IEnumerable<Step> Insert(IReadOnlyList<StoredAlert> alerts) => alerts.Select(AlertSteps.Insert);

    public IEnumerable<Step> Change(IReadOnlyList<StoredAlert> alerts) => alerts.Select(AlertSteps.Change);

    public IEnumerable<Step> Renew(IReadOnlyList<Alert> alerts) => alerts.Select(AlertSteps.Renew);

    public IEnumerable<Step> Insert(IReadOnlyList<Receipt> receipts) => receipts.Select(AlertSteps.Insert);
}

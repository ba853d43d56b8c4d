// The statements on alerts that each database wants in its own way, because there are many rows at once.
using Muster.Core.Alerts;
using Muster.Engine.Ports;
using Muster.Storage.Statements;

namespace Muster.Storage.Stores;

internal interface IAlertDialect
{
    /// <summary>The firing alerts with these fingerprints, locked in the order of their ids.</summary>
    Sql Firing(long[] fingerprints);

    /// <summary>Rows of ids that no alert has yet, ascending; as many as are asked for.</summary>
    Sql NewIds(int count);

    /// <summary>Has the next ids be higher than this one; null where they count from the latest row by themselves.</summary>
    Sql? CountFrom(long id);

    IEnumerable<Step> Insert(IReadOnlyList<StoredAlert> alerts);

    IEnumerable<Step> Change(IReadOnlyList<StoredAlert> alerts);

    IEnumerable<Step> Renew(IReadOnlyList<Alert> alerts);

    IEnumerable<Step> Insert(IReadOnlyList<Receipt> receipts);
}

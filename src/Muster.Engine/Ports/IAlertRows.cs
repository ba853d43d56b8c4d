// The rows of alerts behind the intake log: read at a start, written behind the senders' backs.
using Muster.Core.Alerts;

namespace Muster.Engine.Ports;

/// <summary>For a store that only one process writes to: what fires is decided in its memory, and the database follows.</summary>
public interface IAlertRows
{
    /// <summary>The highest id of any alert; 0 when there is none.</summary>
    Task<long> LastIdAsync(CancellationToken cancel);

    /// <summary>Those that fire, in an order of the store's; at most <paramref name="limit"/> after <paramref name="after"/>, null for the first.</summary>
    Task<IReadOnlyList<AlertRow>> FiringRowsAsync(Fingerprint? after, int limit, CancellationToken cancel);

    /// <summary>Writes the rows in one transaction: those that end before those that begin. Writing one again changes nothing.</summary>
    Task SaveAsync(IReadOnlyList<AlertRow> rows, CancellationToken cancel);

    /// <summary>How many rows the router has yet to see; counts no further than <paramref name="most"/>.</summary>
    Task<int> UnroutedCountAsync(int most, CancellationToken cancel);
}

// A database that has not followed the intake log yet when its server dies.
using Muster.Core.Alerts;
using Muster.Engine.Ports;

namespace Muster.Chaos.Tests.Driving;

/// <summary>Only what the log has outlives the server: a loss in the log cannot be made good by a database that was quick.</summary>
public sealed class LateRows(IAlertRows inner) : IAlertRows
{
    public Task<long> LastIdAsync(CancellationToken cancel) => inner.LastIdAsync(cancel);

    public Task<IReadOnlyList<AlertRow>> FiringRowsAsync(Fingerprint? after, int limit, CancellationToken cancel) =>
        inner.FiringRowsAsync(after, limit, cancel);

    public Task SaveAsync(IReadOnlyList<AlertRow> rows, CancellationToken cancel) => throw Late();

    /// <summary>Asked before anything is stored, so that nothing is.</summary>
    public Task<int> UnroutedCountAsync(int most, CancellationToken cancel) => throw Late();

    private static StoreUnavailableException Late() => new("The database is late, as the test wants.");
}

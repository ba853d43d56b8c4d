// Rows of no alert, for what is only rehearsed.
using Muster.Core.Alerts;
using Muster.Engine.Ports;

namespace Muster.Server.Intake.Alertmanager;

internal sealed class NoRows : IAlertRows
{
    public Task<long> LastIdAsync(CancellationToken cancel) => Task.FromResult(0L);

    public Task<IReadOnlyList<AlertRow>> FiringRowsAsync(Fingerprint? after, int limit, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<AlertRow>>([]);

    public Task SaveAsync(IReadOnlyList<AlertRow> rows, CancellationToken cancel) => Task.CompletedTask;

    public Task<int> UnroutedCountAsync(int most, CancellationToken cancel) => Task.FromResult(0);
}

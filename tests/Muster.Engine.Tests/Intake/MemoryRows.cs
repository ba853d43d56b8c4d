// Rows of alerts in memory that fail when a test says so, and hold the database's own rule: one firing episode of a fingerprint.
using Muster.Core.Alerts;
using Muster.Engine.Ports;

namespace Muster.Engine.Tests.Intake;

internal sealed class MemoryRows : IAlertRows
{
    private readonly SortedDictionary<long, AlertRow> _rows = [];

    public IReadOnlyCollection<AlertRow> All => _rows.Values;

    /// <summary>How many writes from now on fail.</summary>
    public int Failures { get; set; }

    /// <summary>The ids in the order in which they were first saved.</summary>
    public List<long> Begun { get; } = [];

    /// <summary>What the router is said to have before it.</summary>
    public int Unrouted { get; set; }

    public Task<long> LastIdAsync(CancellationToken cancel) => Task.FromResult(_rows.Keys.DefaultIfEmpty(0).Max());

    public Task<IReadOnlyList<AlertRow>> FiringRowsAsync(Fingerprint? after, int limit, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<AlertRow>>([
            .. _rows
                .Values.Where(row => row.ResolvedAt == SignalTimes.None && (after is null || row.Fingerprint.Bits > after.Value.Bits))
                .OrderBy(row => row.Fingerprint.Bits)
                .Take(limit),
        ]);

    public Task SaveAsync(IReadOnlyList<AlertRow> rows, CancellationToken cancel)
    {
        FailWhenTold();
        foreach (AlertRow row in rows.OrderBy(row => row.IsNew).ThenBy(row => row.Id))
        {
            Save(row);
        }

        IEnumerable<Fingerprint> twice = _rows
            .Values.Where(row => row.ResolvedAt == SignalTimes.None)
            .GroupBy(row => row.Fingerprint, (fingerprint, same) => (fingerprint, Count: same.Count()))
            .Where(one => one.Count > 1)
            .Select(one => one.fingerprint);
        Assert.Empty(twice);
        return Task.CompletedTask;
    }

    public void FailWhenTold()
    {
        if (Failures > 0)
        {
            Failures--;
            throw new StoreUnavailableException("The database takes nothing.");
        }
    }

    /// <summary>Whether a row that begins would be refused: it is there, or another fires with its fingerprint.</summary>
    public bool Knows(AlertRow row) =>
        _rows.ContainsKey(row.Id) || _rows.Values.Any(one => one.ResolvedAt == SignalTimes.None && one.Fingerprint == row.Fingerprint);

    public Task<int> UnroutedCountAsync(int most, CancellationToken cancel) => Task.FromResult(Math.Min(Unrouted, most));

    private void Save(AlertRow row)
    {
        if (!_rows.TryGetValue(row.Id, out AlertRow? stored))
        {
            Assert.True(row.IsNew, "A row is changed that was never begun.");
            Begun.Add(row.Id);
            _rows.Add(row.Id, row with { IsNew = false });
            return;
        }

        _rows[row.Id] = row.IsLeaseOnly
            ? stored with
            {
                Times = row.Times with { StartsAt = stored.Times.StartsAt },
                Signals = row.Signals,
            }
            : row with
            {
                IsNew = false,
                Receipt = row.Receipt ?? stored.Receipt,
                Labels = row.Labels ?? stored.Labels,
                Annotations = row.Annotations ?? stored.Annotations,
                GeneratorUrl = row.GeneratorUrl ?? stored.GeneratorUrl,
            };
    }
}

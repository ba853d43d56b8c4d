// Signals straight into the store: the sink where several nodes share one, and only the store knows what fires.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Intake;

public sealed class StoreSink(IAlertStore alerts, IIds ids, Wake wake, TimeProvider clock) : ISignalSink
{
    /// <summary>How much may wait for the store at a time: as objects it is some five times as much.</summary>
    private const long WaitingBytesMax = 64 * 1024 * 1024;

    private readonly GroupCommit _commits = new(alerts);
    private readonly WaitingRoom _room = new(WaitingBytesMax, clock);

    /// <summary>The commit is not bound to the request: what is on its way when a sender hangs up is written.</summary>
    public async ValueTask<IntakeAnswer> AcceptAsync(
        string door,
        string key,
        SignalFrames signals,
        bool wantsLines,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(signals);
        int bytes = signals.Bytes;
        await _room.EnterAsync(bytes, cancel);
        Receipt receipt;
        try
        {
            ImmutableArray<Signal> taken = signals.ToSignals(door, key);
            IntakeBatch batch = new(ids.New(), door, key, clock.GetUtcNow(), AlertDefaults.ResolveTimeoutOf(door), taken);
            receipt = await _commits.RecordAsync(batch, bytes);
        }
        finally
        {
            _room.Leave(bytes);
        }

        int opened = receipt.Lines.Count(line => line.Outcome == "opened");
        int resolved = receipt.Lines.Count(line => line.Outcome == "resolved");
        int ignored = receipt.Lines.Count(line => line.Outcome == "ignored");
        if (opened + resolved > 0)
        {
            wake.Stored();
        }

        return new(
            receipt.Id,
            receipt.ReceivedAt,
            opened,
            receipt.Lines.Length - opened - resolved - ignored,
            resolved,
            ignored,
            receipt.Lines
        );
    }

    public Task<Receipt?> ReceiptAsync(string id, CancellationToken cancel) => alerts.ReceiptAsync(id, cancel);

    public Task<int> ExpireLeasesAsync(DateTimeOffset now, DateTimeOffset hearingSince, int limit, CancellationToken cancel) =>
        alerts.ExpireLeasesAsync(now, hearingSince, limit, cancel);

    public Task<DateTimeOffset?> NextLeaseEndAsync(CancellationToken cancel) => alerts.NextLeaseEndAsync(cancel);

    public Task SettledAsync(CancellationToken cancel) => Task.CompletedTask;

    public IReadOnlyList<Alert> AsHeard(IReadOnlyList<Alert> read) => read;
}

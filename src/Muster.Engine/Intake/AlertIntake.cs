// The one sink of all doors: makes signals durable, then wakes the router.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Intake;

/// <summary>Whatever door a signal came through, it is on disk when this answers: only then may the sender hear a 2xx.</summary>
public sealed class AlertIntake(IAlertStore alerts, IIds ids, Wake wake, EngineMeter meter, Hearing hearing, TimeProvider clock)
{
    /// <summary>
    /// Records the signals of one request, in order. Throws <see cref="StoreUnavailableException"/> when they cannot be kept: the sender must try again.
    /// </summary>
    /// <param name="door">The wire format, such as <c>prometheus</c>; it decides how long a firing signal without an end holds.</param>
    /// <param name="key">The name of the intake key.</param>
    /// <returns>The receipt; <see cref="Receipt.Lines"/> are in the order of <paramref name="signals"/>. Of no signals there is nothing to keep, and it cannot be looked up.</returns>
    public async Task<Receipt> AcceptAsync(string door, string key, ImmutableArray<Signal> signals, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (signals.IsDefaultOrEmpty)
        {
            return new(ids.New(), door, key, now, []);
        }

        IntakeBatch batch = new(ids.New(), door, key, now, AlertDefaults.ResolveTimeoutOf(door), signals);
        Receipt receipt = await RecordAsync(batch, cancel);
        meter.Accepted(receipt);
        if (receipt.Lines.Any(line => line.Outcome is "opened" or "resolved"))
        {
            wake.All();
        }

        return receipt;
    }

    /// <summary>Records what a person reports: it travels like any other signal.</summary>
    /// <param name="operation">The submission, so that one which arrives twice is one report; null when each is a report of its own.</param>
    public Task<Receipt> ReportAsync(ManualReport report, CancellationToken cancel, Operation? operation = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        string id = operation?.Id ?? ids.New();
        return AcceptAsync(ManualReport.Door, report.By.Value, [report.ToSignal(id, clock.GetUtcNow())], cancel);
    }

    private async Task<Receipt> RecordAsync(IntakeBatch batch, CancellationToken cancel)
    {
        try
        {
            Receipt receipt = await alerts.RecordAsync(batch, cancel);
            hearing.Taken();
            return receipt;
        }
        catch (StoreUnavailableException)
        {
            hearing.Refused();
            throw;
        }
    }
}

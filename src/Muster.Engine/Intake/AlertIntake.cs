// The one sink of all doors: makes signals durable, then wakes the router.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Intake;

/// <summary>Whatever door a signal came through, it is on disk when this answers: only then may the sender hear a 2xx.</summary>
public sealed class AlertIntake(ISignalSink sink, IIds ids, EngineMeter meter, Hearing hearing, TimeProvider clock)
{
    /// <summary>
    /// Records the signals of one request, in order. Throws <see cref="StoreUnavailableException"/> when they cannot be kept: the sender must try again.
    /// </summary>
    /// <param name="door">The wire format, such as <c>prometheus</c>; it decides how long a firing signal without an end holds.</param>
    /// <param name="key">The name of the intake key; of a person, <see cref="ManualReport.KeyOf"/>.</param>
    /// <returns>The receipt; <see cref="Receipt.Lines"/> are in the order of <paramref name="signals"/>. Of no signals there is nothing to keep, and it cannot be looked up.</returns>
    public async Task<Receipt> AcceptAsync(string door, string key, ImmutableArray<Signal> signals, CancellationToken cancel)
    {
        if (signals.IsDefaultOrEmpty)
        {
            return new(ids.New(), door, key, clock.GetUtcNow(), []);
        }

        using SignalFrames frames = SignalFrames.Of(signals);
        IntakeAnswer answer = await RecordAsync(door, key, frames, wantsLines: true, cancel);
        return new(answer.Receipt, door, key, answer.ReceivedAt, answer.Lines);
    }

    /// <summary>The same for signals in bytes, at least one, which stay the caller's. It may go on where the next senders wait: it writes its answer and ends.</summary>
    public ValueTask<IntakeAnswer> AcceptAsync(string door, string key, SignalFrames signals, CancellationToken cancel) =>
        RecordAsync(door, key, signals, wantsLines: false, cancel);

    /// <summary>Records what a person reports: it travels like any other signal.</summary>
    /// <param name="operation">The submission, so that one which arrives twice is one report; null when each is a report of its own.</param>
    public Task<Receipt> ReportAsync(ManualReport report, CancellationToken cancel, Operation? operation = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        string id = operation?.Id ?? ids.New();
        return AcceptAsync(ManualReport.Door, ManualReport.KeyOf(report.By), [report.ToSignal(id, clock.GetUtcNow())], cancel);
    }

    private async ValueTask<IntakeAnswer> RecordAsync(
        string door,
        string key,
        SignalFrames signals,
        bool wantsLines,
        CancellationToken cancel
    )
    {
        try
        {
            IntakeAnswer answer = await sink.AcceptAsync(door, key, signals, wantsLines, cancel);
            hearing.Taken();
            meter.Accepted(door, answer.Opened, answer.Renewed, answer.Resolved, answer.Ignored);
            return answer;
        }
        catch (StoreUnavailableException)
        {
            hearing.Refused();
            throw;
        }
    }
}

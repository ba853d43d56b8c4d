// An episode on its way into the database, or out of it.
using Muster.Core.Alerts;

namespace Muster.Engine.Ports;

/// <param name="Labels">JSON as in the column, or null when it stands there already.</param>
/// <param name="Annotations">The same.</param>
/// <param name="GeneratorUrl">The same; empty when there is none.</param>
/// <param name="ResolvedAt">In Unix milliseconds; <see cref="SignalTimes.None"/> while firing.</param>
/// <param name="ChangedAt">When <paramref name="Revision"/> last counted, in Unix milliseconds.</param>
/// <param name="Signals">See <see cref="Alert.Signals"/>.</param>
/// <param name="Receipt">See <see cref="Alert.Receipt"/>; null when the database may have a row of it, where it stands.</param>
/// <param name="IsNew">Whether the database may have no row of it.</param>
/// <param name="IsLeaseOnly">Whether nothing but the lease moved.</param>
public sealed record AlertRow(
    long Id,
    Fingerprint Fingerprint,
    string Door,
    string Key,
    string? Labels,
    string? Annotations,
    string? GeneratorUrl,
    EpisodeTimes Times,
    long ReceivedAt,
    long ResolvedAt,
    string? ResolvedBy,
    int Revision,
    long ChangedAt,
    long Signals,
    string? Receipt,
    bool IsNew,
    bool IsLeaseOnly
)
{
    /// <summary><c>signal</c>, <c>lease</c>, or null while firing.</summary>
    public string? ResolvedBecause =>
        ResolvedAt == SignalTimes.None ? null
        : ResolvedBy is null ? "lease"
        : "signal";

    /// <summary>The alert as the rules see it before it is routed; only of a row that has its words.</summary>
    public Alert ToAlert() =>
        new(
            Id,
            Fingerprint,
            Door,
            Key,
            LabelSet.Parse(Labels!),
            LabelSet.Parse(Annotations!),
            GeneratorUrl is "" ? null : GeneratorUrl,
            At(Times.StartsAt),
            At(ReceivedAt),
            At(Times.UpdatedAt),
            At(Times.LeaseEndsAt),
            ResolvedAt == SignalTimes.None ? null : At(ResolvedAt),
            ResolvedBecause,
            ResolvedBy,
            Group: null,
            Service: null
        )
        {
            Signals = Signals,
            Receipt = Receipt,
        };

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

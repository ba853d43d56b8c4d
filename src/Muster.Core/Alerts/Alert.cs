// The thing a signal speaks of: firing or resolved, a lease that repeated signals renew.
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <summary>
/// One episode of an alert: from the first firing signal to its resolution. A signal after that opens a new episode with a new <see cref="Id"/>
/// and the same <see cref="Fingerprint"/>; at most one episode of a fingerprint is firing.
/// </summary>
/// <param name="Id">Sequential, given by the store; 0 before it is stored.</param>
/// <param name="Key">The name of the key that raised it; of a report, <c>person:</c> and who reported.</param>
/// <param name="StartsAt">When the sender says it began.</param>
/// <param name="ReceivedAt">When Muster first heard of it.</param>
/// <param name="UpdatedAt">When the last signal came.</param>
/// <param name="LeaseEndsAt">When it counts as resolved unless a signal renews it.</param>
/// <param name="ResolvedAt">When it ended; null while firing.</param>
/// <param name="ResolvedBecause"><c>signal</c> or <c>lease</c>; null while firing.</param>
/// <param name="ResolvedBy">The key whose signal ended it, which need not be <paramref name="Key"/>, or <c>person:</c> and who did; null while firing and when its lease ran out.</param>
/// <param name="Group">The alert group it was routed to; null before routing.</param>
/// <param name="Service">The service it was routed to; null before routing or when no route takes it.</param>
public sealed record Alert(
    long Id,
    Fingerprint Fingerprint,
    string Door,
    string Key,
    LabelSet Labels,
    LabelSet Annotations,
    string? GeneratorUrl,
    DateTimeOffset StartsAt,
    DateTimeOffset ReceivedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset LeaseEndsAt,
    DateTimeOffset? ResolvedAt,
    string? ResolvedBecause,
    string? ResolvedBy,
    AlertGroupId? Group,
    ServiceId? Service
)
{
    /// <summary>How many firing signals were merged into this episode, the one that opened it among them. What ended it does not count.</summary>
    public long Signals { get; init; } = 1;

    /// <summary>The receipt of the request whose signal opened it; null before it is stored.</summary>
    public string? Receipt { get; init; }

    public bool IsFiring => ResolvedAt is null;
}

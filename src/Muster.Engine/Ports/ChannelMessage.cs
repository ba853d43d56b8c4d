// Everything that a channel needs to write a page to one person.
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Core.Paging;

namespace Muster.Engine.Ports;

/// <summary>
/// A page for one person on one channel, with the facts as they stood when the step was notified: a second attempt says the same as the first. The acknowledge
/// link is not in it, because what is stored must not open anything; the channel asks <see cref="IAcknowledgeLinks"/>.
/// </summary>
/// <param name="Key">The idempotency key: the same for each attempt.</param>
/// <param name="Attempt">Counts from 1.</param>
/// <param name="Zone">The person's IANA zone, for times in the text.</param>
/// <param name="Role">The role that is asked for, when the purpose is to take one.</param>
/// <param name="Labels">What the alerts of the group share; empty when the page is not about alerts.</param>
/// <param name="Detail">What the first alert says of itself; null when nothing.</param>
/// <param name="Round">Counts from 1.</param>
/// <param name="Step">Counts from 1.</param>
/// <param name="PageStartedAt">When the page began.</param>
/// <param name="NotifiedAt">When this step was notified.</param>
/// <param name="NextAt">When somebody else is paged unless this is acknowledged; null when this was the last step.</param>
/// <param name="Next">Who that is, in words; null when this was the last step.</param>
public sealed record ChannelMessage(
    string Key,
    int Attempt,
    string Address,
    PersonId Person,
    string PersonName,
    string Zone,
    PageId Page,
    PagePurpose Purpose,
    string Title,
    Severity Severity,
    ServiceId? Service,
    string? ServiceName,
    AlertGroupId? Group,
    IncidentId? Incident,
    Role? Role,
    LabelSet Labels,
    string? Detail,
    int FiringAlerts,
    int Round,
    int Step,
    DateTimeOffset PageStartedAt,
    DateTimeOffset NotifiedAt,
    DateTimeOffset? NextAt,
    string? Next
)
{
    /// <summary>What it stands for when it is a digest of many pages: then it has no acknowledge link. Null for a message about one page.</summary>
    public PageDigest? Digest { get; init; }
}

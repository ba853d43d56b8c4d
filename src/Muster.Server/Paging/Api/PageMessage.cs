// One message of a page and what became of it, as the API answers it; without its address, which may be a secret.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Server.Paging.Api;

/// <param name="Key">The idempotency key that the provider got.</param>
/// <param name="Name">What readers call the person.</param>
/// <param name="Attempts">How often it was tried; 0 before the first attempt was heard of.</param>
/// <param name="SendAt">Not handed to the channel before this instant, by the plan; null for at once.</param>
/// <param name="Waits">Why it has not left, in words; null when it has, or does so now.</param>
/// <param name="LeavesAt">When it leaves as things stand; null when it has, or never will.</param>
/// <param name="LastAt">When it last changed: planned, delivered or failed.</param>
/// <param name="Receipt">What the provider said when it took it, or later; null when nothing.</param>
/// <param name="Error">What the last failed attempt said; null when none failed, and after a success.</param>
/// <param name="Digest">The digest that tells of it; null for a message of its own.</param>
public sealed record PageMessage(
    string Key,
    int Round,
    int Step,
    PersonId Person,
    string Name,
    string Channel,
    DeliveryState State,
    int Attempts,
    DateTimeOffset PlannedAt,
    DateTimeOffset? SendAt,
    string? Waits,
    DateTimeOffset? LeavesAt,
    DateTimeOffset LastAt,
    string? Receipt,
    string? Error,
    string? Digest
)
{
    internal static PageMessage Of(PageDelivery delivery, MessageWait? wait, Func<PersonId, string> name) =>
        new(
            delivery.Planned.Key,
            delivery.Round,
            delivery.Step,
            delivery.Planned.Person,
            name(delivery.Planned.Person),
            delivery.Planned.Channel,
            delivery.State,
            delivery.Attempts,
            delivery.PlannedAt,
            delivery.Planned.SendAt,
            wait?.Why,
            wait?.Until,
            delivery.LastAt,
            delivery.Receipt,
            delivery.Error,
            delivery.Planned.Digest
        );
}

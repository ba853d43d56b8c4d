// One message that a page step hands to a channel for one person.
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

/// <summary>
/// One message for one person. <see cref="Key"/> is unique and stable (page/round/step/person/method): it is the idempotency key to the provider.
/// </summary>
public sealed record PlannedDelivery(string Key, PersonId Person, string Channel, string Address)
{
    /// <summary>The digest that it is collected in, as the text of a <see cref="DigestId"/>; null for a message of its own.</summary>
    public string? Digest { get; init; }

    /// <summary>Not handed to the channel before this instant, by the person's own rules; null for at once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? SendAt { get; init; }
}

// How a subscription stands.
using System.Text.Json.Serialization;

namespace Muster.Core.StatusPage.Subscribers;

[JsonConverter(typeof(JsonStringEnumConverter<SubscriptionStatus>))]
public enum SubscriptionStatus
{
    /// <summary>Somebody asked for it, and whoever reads the address has not said yes.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>It is told of what happens.</summary>
    [JsonStringEnumMemberName("confirmed")]
    Confirmed,

    [JsonStringEnumMemberName("unsubscribed")]
    Unsubscribed,

    /// <summary>Its address takes no messages: it sleeps until somebody asks for it anew, or an admin wakes it.</summary>
    [JsonStringEnumMemberName("bouncing")]
    Bouncing,

    /// <summary>Its receiver said that it wants no more messages.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,
}

// By which way a subscriber of the status page is told.
using System.Text.Json.Serialization;

namespace Muster.Core.StatusPage.Subscribers;

[JsonConverter(typeof(JsonStringEnumConverter<SubscriberChannel>))]
public enum SubscriberChannel
{
    [JsonStringEnumMemberName("email")]
    Email,

    [JsonStringEnumMemberName("webhook")]
    Webhook,
}

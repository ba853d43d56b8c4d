// How far one message of a page has come.
using System.Text.Json.Serialization;

namespace Muster.Core.Paging;

[JsonConverter(typeof(JsonStringEnumConverter<DeliveryState>))]
public enum DeliveryState
{
    /// <summary>Handed to the channel; no answer yet.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>No message of its own: it is told in a digest.</summary>
    [JsonStringEnumMemberName("in_digest")]
    InDigest,

    /// <summary>An attempt failed; another follows.</summary>
    [JsonStringEnumMemberName("retrying")]
    Retrying,

    /// <summary>The provider took it.</summary>
    [JsonStringEnumMemberName("delivered")]
    Delivered,

    /// <summary>The last attempt failed.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

// For whom somebody signs an error budget policy.
using System.Text.Json.Serialization;

namespace Muster.Core.Slos.Policies;

[JsonConverter(typeof(JsonStringEnumConverter<PolicySide>))]
public enum PolicySide
{
    [JsonStringEnumMemberName("product")]
    Product,

    [JsonStringEnumMemberName("engineering")]
    Engineering,
}

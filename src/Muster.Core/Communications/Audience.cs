// For whom a statement is written.
using System.Text.Json.Serialization;

namespace Muster.Core.Communications;

[JsonConverter(typeof(JsonStringEnumConverter<Audience>))]
public enum Audience
{
    /// <summary>Colleagues, who know the systems by name.</summary>
    [JsonStringEnumMemberName("internal")]
    Internal,

    /// <summary>Who decides and does not operate.</summary>
    [JsonStringEnumMemberName("executive")]
    Executive,

    /// <summary>Customers and everybody else.</summary>
    [JsonStringEnumMemberName("public")]
    Public,
}

// Where a page stands.
using System.Text.Json.Serialization;

namespace Muster.Core.Paging;

[JsonConverter(typeof(JsonStringEnumConverter<PageStatus>))]
public enum PageStatus
{
    /// <summary>The stream has no events.</summary>
    [JsonStringEnumMemberName("not_started")]
    NotStarted,

    /// <summary>People are being paged.</summary>
    [JsonStringEnumMemberName("active")]
    Active,

    /// <summary>Somebody answered; no further step is paged.</summary>
    [JsonStringEnumMemberName("acknowledged")]
    Acknowledged,

    /// <summary>Every round has passed and nobody answered. A late answer still counts.</summary>
    [JsonStringEnumMemberName("exhausted")]
    Exhausted,

    /// <summary>What the page was about is over.</summary>
    [JsonStringEnumMemberName("resolved")]
    Resolved,
}

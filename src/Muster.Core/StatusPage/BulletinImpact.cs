// How hard an incident hits those who read of it.
using System.Text.Json.Serialization;

namespace Muster.Core.StatusPage;

/// <summary>The names are those of the Statuspage API v2.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BulletinImpact>))]
public enum BulletinImpact
{
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Work that was planned.</summary>
    [JsonStringEnumMemberName("maintenance")]
    Maintenance,

    [JsonStringEnumMemberName("minor")]
    Minor,

    [JsonStringEnumMemberName("major")]
    Major,

    [JsonStringEnumMemberName("critical")]
    Critical,
}

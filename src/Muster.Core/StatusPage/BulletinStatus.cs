// Where a bulletin stands: an incident goes from Investigating to Resolved, a maintenance from Scheduled to Completed.
using System.Text.Json.Serialization;

namespace Muster.Core.StatusPage;

/// <summary>The names are those of the Statuspage API v2, which has no word for <see cref="Cancelled"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BulletinStatus>))]
public enum BulletinStatus
{
    [JsonStringEnumMemberName("investigating")]
    Investigating,

    [JsonStringEnumMemberName("identified")]
    Identified,

    [JsonStringEnumMemberName("monitoring")]
    Monitoring,

    [JsonStringEnumMemberName("resolved")]
    Resolved,

    [JsonStringEnumMemberName("scheduled")]
    Scheduled,

    [JsonStringEnumMemberName("in_progress")]
    InProgress,

    [JsonStringEnumMemberName("verifying")]
    Verifying,

    [JsonStringEnumMemberName("completed")]
    Completed,

    /// <summary>A maintenance that did not take place.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}

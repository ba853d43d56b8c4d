// What a page asks of the person it reaches.
using System.Text.Json.Serialization;

namespace Muster.Core.Paging;

[JsonConverter(typeof(JsonStringEnumConverter<PagePurpose>))]
public enum PagePurpose
{
    /// <summary>An alert group needs somebody.</summary>
    [JsonStringEnumMemberName("respond")]
    Respond,

    /// <summary>An incident needs this person in a role.</summary>
    [JsonStringEnumMemberName("take_role")]
    TakeRole,

    /// <summary>A promised update is overdue.</summary>
    [JsonStringEnumMemberName("update_overdue")]
    UpdateOverdue,

    /// <summary>The time to resolve an incident runs out, or has.</summary>
    [JsonStringEnumMemberName("resolution_due")]
    ResolutionDue,

    /// <summary>Nothing is wrong: a person tries whether one of their contact methods reaches them.</summary>
    [JsonStringEnumMemberName("test")]
    Test,

    /// <summary>Somebody asks this person for command.</summary>
    [JsonStringEnumMemberName("give_command")]
    GiveCommand,

    /// <summary>Nothing is wrong: Muster sees whether its pages arrive.</summary>
    [JsonStringEnumMemberName("canary")]
    Canary,

    /// <summary>A canary page did not arrive, so others may not arrive either.</summary>
    [JsonStringEnumMemberName("canary_lost")]
    CanaryLost,
}

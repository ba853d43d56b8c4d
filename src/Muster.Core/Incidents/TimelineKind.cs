// What sort of thing a timeline entry is, so that a door can choose its icon and colour.
using System.Text.Json.Serialization;

namespace Muster.Core.Incidents;

[JsonConverter(typeof(JsonStringEnumConverter<TimelineKind>))]
public enum TimelineKind
{
    /// <summary>A signal or an alert group.</summary>
    [JsonStringEnumMemberName("alert")]
    Alert,

    /// <summary>Phase, severity: where the incident stands.</summary>
    [JsonStringEnumMemberName("status")]
    Status,

    [JsonStringEnumMemberName("acknowledgement")]
    Acknowledgement,

    [JsonStringEnumMemberName("role")]
    Role,

    /// <summary>Command is offered, taken or declined.</summary>
    [JsonStringEnumMemberName("command")]
    Command,

    [JsonStringEnumMemberName("note")]
    Note,

    [JsonStringEnumMemberName("chat")]
    Chat,

    [JsonStringEnumMemberName("decision")]
    Decision,

    [JsonStringEnumMemberName("task")]
    Task,

    [JsonStringEnumMemberName("mitigation")]
    Mitigation,

    [JsonStringEnumMemberName("statement")]
    Statement,

    /// <summary>A time box or a promise ran out.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>A correction of the record: a title, an instant, a line folded away or brought back.</summary>
    [JsonStringEnumMemberName("correction")]
    Correction,
}

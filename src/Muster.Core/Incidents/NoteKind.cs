// What sort of line a person wrote into the timeline.
using System.Text.Json.Serialization;

namespace Muster.Core.Incidents;

[JsonConverter(typeof(JsonStringEnumConverter<NoteKind>))]
public enum NoteKind
{
    /// <summary>An observation for the record.</summary>
    [JsonStringEnumMemberName("note")]
    Note,

    /// <summary>Talk in the incident channel.</summary>
    [JsonStringEnumMemberName("chat")]
    Chat,

    /// <summary>Something the commander decided, with the reason.</summary>
    [JsonStringEnumMemberName("decision")]
    Decision,
}

// What makes a member of a rotation the next.
using System.Text.Json.Serialization;

namespace Muster.Core.OnCall;

[JsonConverter(typeof(JsonStringEnumConverter<TurnOrder>))]
public enum TurnOrder
{
    /// <summary>The place in the list: one after the other, whatever their turns came to.</summary>
    [JsonStringEnumMemberName("turns")]
    Turns,

    /// <summary>The hours served so far: whoever has the fewest. Where turns differ in length or fall outside the restrictions, nobody is starved.</summary>
    [JsonStringEnumMemberName("hours")]
    Hours,
}

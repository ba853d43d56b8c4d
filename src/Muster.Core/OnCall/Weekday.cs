// A day of the week as files and events write it: mon to sun.
using System.Text.Json.Serialization;

namespace Muster.Core.OnCall;

/// <summary>The numbers are those of ISO 8601.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Weekday>))]
public enum Weekday
{
    [JsonStringEnumMemberName("mon")]
    Monday = 1,

    [JsonStringEnumMemberName("tue")]
    Tuesday,

    [JsonStringEnumMemberName("wed")]
    Wednesday,

    [JsonStringEnumMemberName("thu")]
    Thursday,

    [JsonStringEnumMemberName("fri")]
    Friday,

    [JsonStringEnumMemberName("sat")]
    Saturday,

    [JsonStringEnumMemberName("sun")]
    Sunday,
}

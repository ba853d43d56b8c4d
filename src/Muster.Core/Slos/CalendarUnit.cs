// The units of a calendar window.
using System.Text.Json.Serialization;

namespace Muster.Core.Slos;

[JsonConverter(typeof(JsonStringEnumConverter<CalendarUnit>))]
public enum CalendarUnit
{
    [JsonStringEnumMemberName("day")]
    Day,

    [JsonStringEnumMemberName("week")]
    Week,

    [JsonStringEnumMemberName("month")]
    Month,

    [JsonStringEnumMemberName("quarter")]
    Quarter,

    [JsonStringEnumMemberName("year")]
    Year,
}

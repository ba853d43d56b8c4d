// What may be said of the difference of two medians.
using System.Text.Json.Serialization;

namespace Muster.Core.Measures;

[JsonConverter(typeof(JsonStringEnumConverter<ComparisonVerdict>))]
public enum ComparisonVerdict
{
    /// <summary>One of the samples is smaller than <see cref="MeasureDefaults.IncidentsMin"/>.</summary>
    [JsonStringEnumMemberName("too_few")]
    TooFew,

    /// <summary>No difference lies within what chance would make of equals.</summary>
    [JsonStringEnumMemberName("noise")]
    Noise,

    /// <summary>It is less than before.</summary>
    [JsonStringEnumMemberName("less")]
    Less,

    [JsonStringEnumMemberName("more")]
    More,
}

// What an error budget counts.
using System.Text.Json.Serialization;

namespace Muster.Core.Slos;

/// <summary>As OpenSLO v1 names them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BudgetingMethod>))]
public enum BudgetingMethod
{
    /// <summary>Events: a request that failed spends, whenever it came.</summary>
    [JsonStringEnumMemberName("Occurrences")]
    Occurrences,

    /// <summary>Slices of time: a slice in which too many events failed spends, however many there were.</summary>
    [JsonStringEnumMemberName("Timeslices")]
    Timeslices,

    /// <summary>Slices of time, each by the share of its events that failed: a slice with few events weighs as much as one with many.</summary>
    [JsonStringEnumMemberName("RatioTimeslices")]
    RatioTimeslices,
}

// What a customer sees going wrong.
using System.Text.Json.Serialization;

namespace Muster.Core.CustomerReports;

[JsonConverter(typeof(JsonStringEnumConverter<ReportSymptom>))]
public enum ReportSymptom
{
    /// <summary>It cannot be reached at all.</summary>
    [JsonStringEnumMemberName("down")]
    Down,

    /// <summary>It answers with errors.</summary>
    [JsonStringEnumMemberName("errors")]
    Errors,

    [JsonStringEnumMemberName("slow")]
    Slow,

    /// <summary>What it shows or does is wrong.</summary>
    [JsonStringEnumMemberName("wrong")]
    Wrong,

    [JsonStringEnumMemberName("other")]
    Other,
}

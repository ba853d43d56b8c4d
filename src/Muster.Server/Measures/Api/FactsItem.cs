// The incidents behind the measures, as the API answers them.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Measures;
using Muster.Server.Web.Api;

namespace Muster.Server.Measures.Api;

/// <param name="Items">The newest first.</param>
/// <param name="IsWhole">False where there are more than are answered: the oldest are left out.</param>
public sealed record FactsList(ImmutableArray<FactsItem> Items, bool IsWhole)
{
    internal string Csv()
    {
        CsvText csv = new(
            "id",
            "type",
            "title",
            "severity",
            "service",
            "detected_by",
            "declared_at",
            "mttd_seconds",
            "mtta_seconds",
            "mttm_seconds",
            "mttr_seconds",
            "updates_promised",
            "updates_in_time"
        );
        foreach (FactsItem one in Items)
        {
            csv.Line(
                one.Id.Value,
                one.Type == IncidentType.Drill ? "drill" : "incident",
                one.Title,
                one.Severity.Label(),
                one.Service?.Value,
                one.DetectedBy?.Label(),
                one.DeclaredAt.ToString("O"),
                one.ToDetect,
                one.ToAcknowledge,
                one.ToMitigate,
                one.ToResolve,
                one.UpdatesPromised,
                one.UpdatesInTime
            );
        }

        return csv.ToString();
    }
}

/// <summary>The four times are seconds, and null until both their ends are known.</summary>
/// <param name="UpdatesPromised">Kept or missed, without first statements.</param>
public sealed record FactsItem(
    IncidentId Id,
    IncidentType Type,
    string Title,
    Severity Severity,
    ServiceId? Service,
    DetectionSource? DetectedBy,
    DateTimeOffset DeclaredAt,
    double? ToDetect,
    double? ToAcknowledge,
    double? ToMitigate,
    double? ToResolve,
    int UpdatesPromised,
    int UpdatesInTime
)
{
    internal static FactsItem Of(IncidentFacts facts) =>
        new(
            facts.Id,
            facts.Type,
            facts.Title,
            facts.Severity,
            facts.Service,
            facts.DetectedBy,
            facts.DeclaredAt,
            facts.Times.ToDetect?.TotalSeconds,
            facts.Times.ToAcknowledge?.TotalSeconds,
            facts.Times.ToMitigate?.TotalSeconds,
            facts.Times.ToResolve?.TotalSeconds,
            facts.Promises.Made,
            facts.Promises.Kept
        );
}

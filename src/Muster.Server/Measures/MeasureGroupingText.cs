// What the ways to group are called: in addresses, and on the page.
namespace Muster.Server.Measures;

public static class MeasureGroupingText
{
    /// <summary>Stable: what addresses say.</summary>
    public static string Name(this MeasureGrouping by) =>
        by switch
        {
            MeasureGrouping.Severity => "severity",
            MeasureGrouping.Service => "service",
            MeasureGrouping.Team => "team",
            MeasureGrouping.DetectedBy => "detected_by",
            MeasureGrouping.Month => "month",
            MeasureGrouping.Quarter => "quarter",
        };

    public static string Label(this MeasureGrouping by) =>
        by switch
        {
            MeasureGrouping.Severity => "Severity",
            MeasureGrouping.Service => "Service",
            MeasureGrouping.Team => "Team",
            MeasureGrouping.DetectedBy => "Detected by",
            MeasureGrouping.Month => "Month",
            MeasureGrouping.Quarter => "Quarter",
        };
}

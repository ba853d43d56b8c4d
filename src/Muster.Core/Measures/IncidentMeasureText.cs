// What the four times are called.
namespace Muster.Core.Measures;

public static class IncidentMeasureText
{
    /// <summary>Stable: what programs read.</summary>
    public static string Name(this IncidentMeasure measure) =>
        measure switch
        {
            IncidentMeasure.ToDetect => "mttd",
            IncidentMeasure.ToAcknowledge => "mtta",
            IncidentMeasure.ToMitigate => "mttm",
            IncidentMeasure.ToResolve => "mttr",
        };

    public static string Label(this IncidentMeasure measure) =>
        measure switch
        {
            IncidentMeasure.ToDetect => "Time to detect",
            IncidentMeasure.ToAcknowledge => "Time to acknowledge",
            IncidentMeasure.ToMitigate => "Time to mitigate",
            IncidentMeasure.ToResolve => "Time to resolve",
        };

    /// <summary>From when to when.</summary>
    public static string Span(this IncidentMeasure measure) =>
        measure switch
        {
            IncidentMeasure.ToDetect => "impact start → detected",
            IncidentMeasure.ToAcknowledge => "page → acknowledged",
            IncidentMeasure.ToMitigate => "detected → impact stopped",
            IncidentMeasure.ToResolve => "detected → resolved",
        };
}

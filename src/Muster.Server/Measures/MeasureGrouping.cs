// By what incidents are told apart in a table of measures.
namespace Muster.Server.Measures;

public enum MeasureGrouping
{
    Severity,
    Service,
    Team,
    DetectedBy,
    Month,
    Quarter,
}

// A kind of mitigation and its outcome as people say them.
namespace Muster.Core.Incidents;

public static class MitigationText
{
    public static string Label(this MitigationKind kind) =>
        kind switch
        {
            MitigationKind.RollBack => "Roll back",
            MitigationKind.Degrade => "Degrade a feature",
            MitigationKind.ScaleUp => "Scale up",
            MitigationKind.ShedTraffic => "Shed traffic",
            MitigationKind.FailOver => "Fail over",
            MitigationKind.Other => "Other mitigation",
        };

    public static string Label(this MitigationOutcome outcome) =>
        outcome switch
        {
            MitigationOutcome.Worked => "worked",
            MitigationOutcome.Partly => "worked in part",
            MitigationOutcome.Failed => "did not work",
        };
}

// Who noticed first what an incident is declared from.
using Muster.Core.Alerts;
using Muster.Core.Incidents;

namespace Muster.Engine.Commands;

internal static class Detection
{
    /// <summary>By the alert that speaks for the group; without one it was a person who declared.</summary>
    public static DetectionSource Of(Alert? alert) =>
        alert?.Door switch
        {
            null or ManualAlerts.Door => DetectionSource.People,
            CustomerAlerts.Door => DetectionSource.Customers,
            _ => DetectionSource.Monitoring,
        };
}

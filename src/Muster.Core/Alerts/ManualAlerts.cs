// How the alerts that people report by hand are known.
namespace Muster.Core.Alerts;

public static class ManualAlerts
{
    public const string Door = "manual";
}

// A role as people say it: Incident Commander.
namespace Muster.Core.Kernel;

public static class RoleText
{
    public static string Label(this Role role) =>
        role switch
        {
            Role.IncidentCommander => "Incident Commander",
            Role.OperationsLead => "Operations Lead",
            Role.Scribe => "Scribe",
            Role.CommsLead => "Comms Lead",
        };
}

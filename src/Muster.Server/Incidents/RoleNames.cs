// A role by its name in an address, such as incident_commander.
using Muster.Core.Kernel;

namespace Muster.Server.Incidents;

internal static class RoleNames
{
    private static readonly (Role Role, string Name)[] All =
    [
        (Role.IncidentCommander, "incident_commander"),
        (Role.OperationsLead, "operations_lead"),
        (Role.Scribe, "scribe"),
        (Role.CommsLead, "comms_lead"),
    ];

    public static string Name(this Role role) => All.First(one => one.Role == role).Name;

    /// <summary>Hyphens serve as well as underscores.</summary>
    public static bool TryParse(string name, out Role role)
    {
        string wanted = name.Replace('-', '_');
        (role, string? found) = Array.Find(All, one => string.Equals(one.Name, wanted, StringComparison.OrdinalIgnoreCase));
        return found is not null;
    }

    public static Rejection Unknown(string name) =>
        Rejection.NotFound(
            "incident.no_such_role",
            $"There is no role '{EdgeText.Line(name, EdgeLimits.NameBytes)}'. Use {string.Join(", ", All.Select(one => one.Name))}."
        );
}

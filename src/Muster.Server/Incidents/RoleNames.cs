// A role by its name in an address, such as incident_commander.
using Muster.Core.Kernel;

namespace Muster.Server.Incidents;

internal static class RoleNames
{
    public static string Name(this Role role) => RoleName.Of(role);

    /// <summary>Hyphens serve as well as underscores.</summary>
    public static bool TryParse(string name, out Role role)
    {
        Role? found = RoleName.TryParse(name.Replace('-', '_'));
        role = found ?? default;
        return found is not null;
    }

    public static Rejection Unknown(string name) =>
        Rejection.NotFound(
            "incident.no_such_role",
            $"There is no role '{EdgeText.Line(name, EdgeLimits.NameBytes)}'. Use {string.Join(", ", RoleName.Names)}."
        );
}

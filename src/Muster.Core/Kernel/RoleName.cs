// A role as files, addresses and targets write it: incident_commander.
using System.Collections.Immutable;

namespace Muster.Core.Kernel;

public static class RoleName
{
    private static readonly (Role Role, string Name)[] All =
    [
        (Role.IncidentCommander, "incident_commander"),
        (Role.OperationsLead, "operations_lead"),
        (Role.Scribe, "scribe"),
        (Role.CommsLead, "comms_lead"),
    ];

    /// <summary>In the order of the roles.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(one => one.Name)];

    public static string Of(Role role) => All[(int)role].Name;

    /// <summary>Null when no role has the name; upper and lower case are one.</summary>
    public static Role? TryParse(string name) =>
        Array.FindIndex(All, one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase)) is var at and >= 0
            ? All[at].Role
            : null;

    /// <exception cref="FormatException">No role has the name.</exception>
    public static Role Parse(string name) =>
        TryParse(name) ?? throw new FormatException($"'{name}' is no role: expected {string.Join(", ", Names)}.");
}

// One line of what an organisation file would do.
namespace Muster.Server.Catalog;

/// <param name="Action"><c>added</c>, <c>changed</c>, <c>retired</c>, or <c>kept</c> though the file does not have it.</param>
/// <param name="Kind">person, team, service, schedule, escalation_policy, route, response_policy or organisation.</param>
/// <param name="Fields">What differs in a changed definition, as the file names it; empty for the others.</param>
public sealed record ProposedChange(string Action, string Kind, string Id, string Name, IReadOnlyList<string> Fields);

// One line of what an organisation file would do.
namespace Muster.Server.Catalog;

/// <param name="Action">
/// <c>known</c>: the file's person is this one, by the e-mail address; <c>added</c>, <c>changed</c>, <c>retired</c>, or <c>kept</c> though not in it.
/// </param>
/// <param name="Kind">person, team, service, schedule, escalation_policy, route, intake_template, response_policy or organisation.</param>
/// <param name="Fields">What differs in a changed definition, as the file names it; empty for the others.</param>
/// <param name="InFile">The id that the file has for a known person, who keeps <paramref name="Id"/>; null for the others.</param>
public sealed record ProposedChange(
    string Action,
    string Kind,
    string Id,
    string Name,
    IReadOnlyList<string> Fields,
    string? InFile = null
);

// One line of what putting an organisation would do.
namespace Muster.Core.Catalog;

/// <param name="Kind">person, team, service, schedule, escalation_policy, route, component, status_page, response_policy or organisation.</param>
/// <param name="Id">The definition's id; the severity for a response policy, <c>main</c> for the organisation's name, <c>order</c> for the order of the routes.</param>
public sealed record PlannedChange(string Kind, string Id, string Name);

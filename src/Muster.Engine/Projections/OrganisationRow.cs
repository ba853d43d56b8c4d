// What is counted of the organisation.
namespace Muster.Engine.Projections;

public sealed record OrganisationRow(string Name, int People, int Teams, int Services, int Schedules, int EscalationPolicies, int Routes);

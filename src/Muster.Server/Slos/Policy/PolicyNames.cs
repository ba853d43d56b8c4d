// The people, teams and schedules that an error budget policy names and the organisation does not have.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.Slos.Policies;

namespace Muster.Server.Slos.Policy;

internal static class PolicyNames
{
    /// <summary>Who is named and is not there can neither sign nor override, and nobody would notice before the day. SLOs and services may come later.</summary>
    public static ImmutableArray<FieldError> Unknown(BudgetPolicy policy, Organisation organisation)
    {
        FieldErrors errors = new();
        foreach (
            (string field, ImmutableArray<PersonId> people) in new[]
            {
                ("overrides.people", policy.Overrides.People),
                ("signers.product", policy.Signers.Product),
                ("signers.engineering", policy.Signers.Engineering),
            }
        )
        {
            foreach (PersonId person in people.Where(person => organisation.Person(person) is null))
            {
                errors.When(true, field, $"There is no person '{person}' in the organisation.");
            }
        }

        foreach (TeamId team in policy.Overrides.Teams.Where(team => organisation.Team(team) is null))
        {
            errors.When(true, "overrides.teams", $"There is no team '{team}' in the organisation.");
        }

        foreach (EscalationTarget target in policy.Escalation.Where(target => !IsThere(target, organisation)))
        {
            errors.When(true, "escalation", $"There is no '{target}' in the organisation.");
        }

        return errors.All;
    }

    private static bool IsThere(EscalationTarget target, Organisation organisation) =>
        target.Kind switch
        {
            EscalationTargetKind.Person => organisation.Person(new(target.Id)) is not null,
            EscalationTargetKind.Schedule => organisation.Schedule(new(target.Id)) is not null,
            EscalationTargetKind.Team or EscalationTargetKind.WholeTeam => organisation.Team(new(target.Id)) is not null,
            EscalationTargetKind.Role or EscalationTargetKind.Everyone => true,
        };
}

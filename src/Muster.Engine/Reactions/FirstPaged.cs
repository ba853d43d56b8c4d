// Whom a page about a service reaches first: those of the first step that finds somebody, else of the last resort.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Paging;
using Muster.Core.People;

namespace Muster.Engine.Reactions;

/// <param name="People">In the order of the step's targets, each once; empty only where there is nobody at all.</param>
/// <param name="IsLastResort">Whether no step of the escalation finds anybody.</param>
internal sealed record FirstPaged(ImmutableArray<Person> People, bool IsLastResort)
{
    public static FirstPaged Of(OnCallAnswers onCall, Organisation organisation, Service service, DateTimeOffset at)
    {
        EscalationPolicy? policy = organisation.EscalationPolicy(service.EscalationPolicy);
        foreach (EscalationStep step in policy?.Steps ?? [])
        {
            if (onCall.Of(organisation, step, service.Id, at) is { IsEmpty: false } found)
            {
                return new(found, IsLastResort: false);
            }
        }

        EscalationStep last = PageStarts.LastResortOf(policy, service.Team).Step;
        ImmutableArray<Person> reached = onCall.Of(organisation, last, service.Id, at);
        return new(reached.IsEmpty ? [.. organisation.People.Values] : reached, IsLastResort: true);
    }
}

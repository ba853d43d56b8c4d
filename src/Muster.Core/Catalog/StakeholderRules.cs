// Whether a stakeholder can be told of statements.
using Muster.Core.Communications;
using Muster.Core.Kernel;
using Muster.Core.People;

namespace Muster.Core.Catalog;

public static class StakeholderRules
{
    /// <summary>Every mistake, at the fields of the file.</summary>
    internal static IEnumerable<FieldError> Check(Organisation organisation, Stakeholder stakeholder)
    {
        if (!Stakeholder.Ways.Contains(stakeholder.Way.Channel))
        {
            yield return new(
                "way",
                $"A stakeholder is told by {string.Join(" or ", Stakeholder.Ways)}, not by '{stakeholder.Way.Channel}'."
            );
        }
        else if (PersonRules.CheckAddress(stakeholder.Way, "") is { } unreachable)
        {
            yield return unreachable with
            {
                Field = stakeholder.Way.Channel,
            };
        }

        if (stakeholder.Audience == Audience.Public)
        {
            yield return new("audience", "A stakeholder reads as internal or executive; the public has the status page.");
        }

        for (int index = 0; index < stakeholder.Services.Length; index++)
        {
            if (
                OrganisationRules.Dangling(organisation, $"services[{index}]", DefinitionKind.Service, stakeholder.Services[index].Value) is
                { } wrong
            )
            {
                yield return wrong;
            }
        }
    }

    /// <summary>An address that this Muster would refuse to send to.</summary>
    public static IEnumerable<FieldError> CheckReach(Stakeholder stakeholder, WebhookReach reach)
    {
        ArgumentNullException.ThrowIfNull(stakeholder);
        return PersonRules.CheckReach(stakeholder.Way, "", reach).Select(wrong => wrong with { Field = stakeholder.Way.Channel });
    }
}

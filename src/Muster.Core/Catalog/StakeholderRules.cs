// Whether a stakeholder can be told of statements.
using Muster.Core.Communications;
using Muster.Core.Kernel;
using Muster.Core.People;

namespace Muster.Core.Catalog;

internal static class StakeholderRules
{
    public static IEnumerable<FieldError> Check(Organisation organisation, Stakeholder stakeholder)
    {
        if (!EmailAddress.IsValid(stakeholder.Email))
        {
            yield return new("email", $"'{stakeholder.Email}' is no e-mail address; use a form such as board@example.org.");
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
}

// Whether a component can stand on the status page: a name, a known place, services that exist.
using Muster.Core.Kernel;

namespace Muster.Core.Catalog;

internal static class ComponentRules
{
    /// <summary>Every mistake; empty when there is none.</summary>
    public static IEnumerable<FieldError> Check(Organisation organisation, Component component)
    {
        if (component.Name.Length is 0 or > StatusPageDefaults.NameCharactersMax)
        {
            yield return new("name", $"Customers read its name: 1 to {StatusPageDefaults.NameCharactersMax} characters.");
        }

        if (component.Group.Length > StatusPageDefaults.NameCharactersMax)
        {
            yield return new("group", $"A heading has at most {StatusPageDefaults.NameCharactersMax} characters.");
        }

        if (component.Description.Length > StatusPageDefaults.DescriptionCharactersMax)
        {
            yield return new("description", $"A description has at most {StatusPageDefaults.DescriptionCharactersMax} characters.");
        }

        HashSet<ServiceId> seen = [];
        for (int index = 0; index < component.Services.Length; index++)
        {
            ServiceId service = component.Services[index];
            if (OrganisationRules.Dangling(organisation, $"services[{index}]", DefinitionKind.Service, service.Value) is { } missing)
            {
                yield return missing;
            }
            else if (!seen.Add(service))
            {
                yield return new($"services[{index}]", $"{service} stands here twice.");
            }
        }
    }
}

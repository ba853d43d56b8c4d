// Whether the mitigations that a service declares can be proposed, and the services that it depends on can be asked.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;

namespace Muster.Core.Catalog;

internal static class DeclaredMitigationRules
{
    /// <summary>Every mistake at <c>mitigations</c>; whether the targets exist is another question.</summary>
    public static IEnumerable<FieldError> Check(ImmutableArray<DeclaredMitigation> declared)
    {
        if (declared.Length > CatalogDefaults.MitigationsMax)
        {
            yield return new(
                "mitigations",
                $"A service declares {CatalogDefaults.MitigationsMax} mitigations at most, not {declared.Length}."
            );
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int index = 0; index < declared.Length; index++)
        {
            string at = $"mitigations[{index}]";
            if (!seen.Add(declared[index].Id))
            {
                yield return new(at + ".id", $"'{declared[index].Id}' stands here twice.");
            }

            foreach (FieldError mistake in Check(declared[index], at))
            {
                yield return mistake;
            }
        }
    }

    /// <summary>Every mistake at <c>dependsOn</c>.</summary>
    public static IEnumerable<FieldError> CheckDependencies(Organisation organisation, Service service)
    {
        ImmutableArray<ServiceId> needed = service.DependsOn ?? [];
        if (needed.Length > CatalogDefaults.DependenciesMax)
        {
            yield return new("dependsOn", $"A service depends on {CatalogDefaults.DependenciesMax} others at most, not {needed.Length}.");
        }

        for (int index = 0; index < needed.Length; index++)
        {
            if (needed[index] == service.Id)
            {
                yield return new($"dependsOn[{index}]", "A service does not depend on itself.");
            }
            else if (organisation.Service(needed[index]) is null)
            {
                yield return new($"dependsOn[{index}]", $"There is no service '{needed[index]}'.");
            }
        }
    }

    private static IEnumerable<FieldError> Check(DeclaredMitigation one, string at)
    {
        FieldErrors errors = new FieldErrors()
            .When(!Slug.IsValid(one.Id), at + ".id", $"'{one.Id}' is no id: write it as old-recommendations.")
            .Text(at + ".title", one.Title, IncidentLimits.MitigationCharactersMax)
            .Text(at + ".price", one.Price, IncidentLimits.MitigationCharactersMax)
            .When(
                one.Expected is { } expected && (expected <= TimeSpan.Zero || expected > CatalogDefaults.MitigationMax),
                at + ".expected",
                "A mitigation takes up to 1d: write 2m."
            );
        return [.. errors.All, .. one.Who.IsEmpty ? [] : EscalationRules.CheckTargets(one.Who, at + ".who")];
    }
}

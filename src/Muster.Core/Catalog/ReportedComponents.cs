// What customers can report of an organisation, and by which rules.
using System.Collections.Immutable;
using Muster.Core.CustomerReports;

namespace Muster.Core.Catalog;

public static class ReportedComponents
{
    /// <summary>In the order of the page; last comes something else. Empty without a status page.</summary>
    public static ImmutableArray<ReportedComponent> Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        if (organisation.StatusPage is not { } page)
        {
            return [];
        }

        ReportPolicy usual = page.Reports ?? ReportPolicy.Default;
        return
        [
            .. organisation
                .Components.Values.OrderBy(one => one.Position)
                .ThenBy(one => one.Id.Value, StringComparer.Ordinal)
                .Select(one => new ReportedComponent(one.Id, one.Name, PolicyOf(one, usual))),
            new(Id: null, "Something else", usual),
        ];
    }

    /// <summary>The one with a key; null when it is not on the page any more.</summary>
    public static ReportedComponent? Find(Organisation organisation, string key) =>
        Of(organisation).FirstOrDefault(component => component.Key == key);

    /// <summary>Where no service is named, it is that on which the component stands alone.</summary>
    private static ReportPolicy PolicyOf(Component component, ReportPolicy usual)
    {
        ReportPolicy policy = component.Reports ?? usual;
        return policy.Service is null && component.Services is [var only] ? policy with { Service = only } : policy;
    }
}

// What customers can report of an organisation, and by which rules.
using System.Collections.Immutable;
using Muster.Core.CustomerReports;

namespace Muster.Core.Catalog;

public static class ReportedComponents
{
    /// <summary>In the order of the page; last comes something else.</summary>
    public static ImmutableArray<ReportedComponent> Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return [new(Id: null, "Something else", ReportPolicy.Default)];
    }

    /// <summary>The one with a key; null when it is not on the page any more.</summary>
    public static ReportedComponent? Find(Organisation organisation, string key) =>
        Of(organisation).FirstOrDefault(component => component.Key == key);
}

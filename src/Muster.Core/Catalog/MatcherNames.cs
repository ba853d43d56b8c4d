// A matcher as people read it: a service by its name instead of by Muster's own label.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Core.Catalog;

public static class MatcherNames
{
    /// <summary><c>service Search</c> for what a maintenance window asks for, else the matcher as Alertmanager writes it.</summary>
    public static string NameOf(this Organisation organisation, Matcher matcher)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(matcher);
        string[] services = matcher.Value.Split('|');
        return matcher is { Name: MetaLabels.Service, IsEqual: true } && services.All(Slug.IsValid)
            ? "service " + string.Join(" or ", services.Select(id => organisation.Service(new ServiceId(id))?.Name ?? id))
            : matcher.ToString();
    }
}

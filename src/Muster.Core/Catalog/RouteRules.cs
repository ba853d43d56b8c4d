// Whether a route can be executed: conditions that can be read, a service that exists.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Core.Catalog;

internal static class RouteRules
{
    public static IEnumerable<FieldError> CheckIds(ImmutableArray<Route> routes)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int index = 0; index < routes.Length; index++)
        {
            string id = routes[index].Id.Value;
            if (!Slug.IsValid(id))
            {
                yield return new(
                    $"routes[{index}].id",
                    $"'{id}' is no id: use 1 to 63 of a-z, 0-9 and hyphen, beginning with a letter or digit."
                );
            }
            else if (!seen.Add(id))
            {
                yield return new($"routes[{index}].id", $"Another route is already called '{id}'.");
            }
        }
    }

    public static IEnumerable<FieldError> Check(Organisation organisation, Route route)
    {
        if (OrganisationRules.Dangling(organisation, "service", DefinitionKind.Service, route.Service.Value) is FieldError gone)
        {
            yield return gone;
        }

        if (route.Matchers.Length > EdgeLimits.Matchers)
        {
            yield return new("matchers", $"A route has at most {EdgeLimits.Matchers} conditions, this one has {route.Matchers.Length}.");
        }

        for (int index = 0; index < route.Matchers.Length; index++)
        {
            if (MatcherRules.Check(route.Matchers[index]) is string wrong)
            {
                yield return new($"matchers[{index}]", wrong);
            }
        }

        if (route.GroupBy.Length > CatalogDefaults.GroupByMax)
        {
            yield return new(
                "groupBy",
                $"A route groups by at most {CatalogDefaults.GroupByMax} labels, this one by {route.GroupBy.Length}."
            );
        }

        if (route.Heartbeat is { } heartbeat && !organisation.Heartbeats.ContainsKey(heartbeat))
        {
            yield return new("heartbeat", $"There is no heartbeat '{heartbeat}'.");
        }

        if (route.GroupBy.Contains("") || route.GroupBy.Distinct(StringComparer.Ordinal).Count() < route.GroupBy.Length)
        {
            yield return new("groupBy", "Name each grouping label once, and none that is empty.");
        }
    }
}

// Which service an alert belongs to, how bad it is and which group it joins.
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <summary>
/// The routes of an organisation, compiled; make one for each version of the organisation and share it between threads. The first route whose matchers all
/// hold takes the alert. Where none does, a <c>service</c> label that names a service, by id or by name, does; else the alert has no service and is held.
/// </summary>
public sealed class Router
{
    private readonly ImmutableArray<(Route Route, LabelMatcherSet Matchers)> _routes;
    private readonly FrozenDictionary<string, ServiceId> _services;

    /// <param name="routes">In the organisation's order.</param>
    /// <param name="services">Id and name of each service in use.</param>
    public Router(ImmutableArray<Route> routes, IEnumerable<KeyValuePair<ServiceId, string>> services)
    {
        ArgumentNullException.ThrowIfNull(services);
        _routes = [.. routes.Select(route => (route, new LabelMatcherSet(route.Matchers)))];
        IEnumerable<string> named = routes.SelectMany(route => route.Matchers.Select(matcher => matcher.Name).Concat(route.GroupBy));
        LooksAt = named.Concat(["alertname", "service", "severity"]).ToFrozenSet(StringComparer.Ordinal);

        // Ids are written last, so that an id wins over another service's name.
        Dictionary<string, ServiceId> known = new(StringComparer.OrdinalIgnoreCase);
        KeyValuePair<ServiceId, string>[] all = [.. services];
        foreach ((ServiceId id, string name) in all)
        {
            known[name] = id;
        }

        foreach ((ServiceId id, _) in all)
        {
            known[id.Value] = id;
        }

        _services = known.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The labels that decide the way, the group and the severity: alerts that agree in all of these belong together.</summary>
    public FrozenSet<string> LooksAt { get; }

    /// <summary>The way of an alert; that of a drill's alert is a way of its own, whatever the routes say.</summary>
    public Routed Route(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return alert.Door switch
        {
            DrillAlerts.Door => DrillAlerts.Route(alert.Labels, alert.Annotations),
            CustomerAlerts.Door => CustomerAlerts.Grouped(Route(alert.Fingerprint, alert.Labels, alert.Annotations), alert.Labels),
            _ => Route(alert.Fingerprint, alert.Labels, alert.Annotations),
        };
    }

    public Routed Route(Fingerprint fingerprint, LabelSet labels, LabelSet annotations)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(annotations);
        Route? route = RouteOf(labels);
        ServiceId? service = route?.Service ?? (_services.TryGetValue(labels["service"].Trim(), out ServiceId named) ? named : null);
        LabelSet groupLabels = GroupLabels(route, labels);

        // Alerts with none of the grouping labels have nothing in common that is known: each is a group of its own, for a group that is already
        // acknowledged would swallow the next cause.
        string groupKey = Key(
            route is not null ? "route:" + route.Id : "service:" + service,
            groupLabels.Count > 0 ? groupLabels : LabelSet.Of(("fingerprint", fingerprint.ToString()))
        );
        string summary = First(annotations["summary"], annotations["title"], annotations["message"], annotations["description"]);
        string name = First(labels["alertname"], summary, service?.Value ?? "", "Alert " + fingerprint);
        return new(service, route?.Id, route?.Severity ?? SeverityLabels.Of(labels), groupKey, groupLabels, name, summary)
        {
            Heartbeat = route?.Heartbeat,
        };
    }

    private Route? RouteOf(LabelSet labels)
    {
        foreach ((Route route, LabelMatcherSet matchers) in _routes)
        {
            if (matchers.Holds(labels))
            {
                return route;
            }
        }

        return null;
    }

    private static LabelSet GroupLabels(Route? route, LabelSet labels)
    {
        ImmutableArray<string> names = route is null || route.GroupBy.IsDefaultOrEmpty ? ["alertname"] : route.GroupBy;
        return LabelSet.From(names.Select(name => new KeyValuePair<string, string>(name, labels[name])));
    }

    /// <summary>Readable in front, and 128 bits of SHA-256 over names and values behind: no two label sets share it, however they are chosen.</summary>
    private static string Key(string scope, LabelSet groupLabels)
    {
        StringBuilder text = new();
        foreach ((string name, string value) in groupLabels)
        {
            text.Append(name.Length).Append(':').Append(name).Append(value.Length).Append(':').Append(value);
        }

        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return scope + ":" + Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }

    private static string First(params ReadOnlySpan<string> candidates)
    {
        foreach (string candidate in candidates)
        {
            if (!string.IsNullOrWhiteSpace(candidate))
            {
                return candidate;
            }
        }

        return "";
    }
}

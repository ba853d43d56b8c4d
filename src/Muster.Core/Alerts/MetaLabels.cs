// What Muster knows of an alert beside its own labels, as labels that matchers can ask for.
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <summary>
/// As in Prometheus, names with two underscores in front belong to the system: no alert carries them, and what a sender puts there does not count. A silence that an
/// intake key makes holds for the alerts of this key alone, by a matcher on <see cref="Key"/>.
/// </summary>
public static class MetaLabels
{
    /// <summary>The name of the intake key that the alert came with.</summary>
    public const string Key = "__key__";

    /// <summary>The door that it came through.</summary>
    public const string Door = "__door__";

    /// <summary>The id of the service that it was routed to; empty for none. A maintenance window names its services by it.</summary>
    public const string Service = "__service__";

    /// <summary>Holds for the alerts of these services, at least one.</summary>
    public static Matcher OfServices(IReadOnlyList<ServiceId> services)
    {
        ArgumentNullException.ThrowIfNull(services);
        // Ids are letters, digits and hyphens: nothing in them has a meaning in an expression.
        return new(Service, string.Join('|', services.Select(service => service.Value)), IsRegex: services.Count > 1, IsEqual: true);
    }

    /// <summary>The alert's labels with these beside them.</summary>
    public static LabelSet With(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return LabelSet.From([.. alert.Labels, new(Key, alert.Key), new(Door, alert.Door), new(Service, alert.Service?.Value ?? "")]);
    }
}

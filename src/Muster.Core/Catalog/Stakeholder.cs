// Somebody who is told of each published statement and does not work on the incident.
using System.Collections.Immutable;
using Muster.Core.Communications;
using Muster.Core.Kernel;
using Muster.Core.People;

namespace Muster.Core.Catalog;

/// <param name="Way">An e-mail address or a webhook.</param>
/// <param name="Audience">As whom they read: colleagues or executives. The public has the status page.</param>
/// <param name="Severities">Of which severities they hear; empty for all.</param>
/// <param name="Services">Of which services they hear; empty for all, and for incidents of none.</param>
public sealed record Stakeholder(
    string Id,
    string Name,
    ContactMethod Way,
    Audience Audience,
    ImmutableArray<Severity> Severities,
    ImmutableArray<ServiceId> Services
)
{
    /// <summary>The channels by which they can be told.</summary>
    public static readonly ImmutableArray<string> Ways = [ContactChannels.Email, ContactChannels.Webhook];

    public bool Hears(Audience audience, Severity severity, ServiceId? service) =>
        audience == Audience
        && (Severities.IsEmpty || Severities.Contains(severity))
        && (Services.IsEmpty || (service is { } one && Services.Contains(one)));
}

// What somebody says when they declare an incident.
using Muster.Core.Kernel;

namespace Muster.Server.Incidents;

/// <param name="Group">The alert group that it is declared from; null for none.</param>
public sealed record Declaration(string Title, Severity Severity, ServiceId? Service, DateTimeOffset? ImpactStartedAt, AlertGroupId? Group);

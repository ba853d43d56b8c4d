// One opening of an alert group: when, and by which alerts.
using System.Collections.Immutable;

namespace Muster.Core.Alerts;

/// <param name="Alerts">The fingerprints that opened it, as text; empty when they were more than <see cref="FlappingDefaults.AlertsMax"/>.</param>
public sealed record Opening(DateTimeOffset At, ImmutableArray<string> Alerts);

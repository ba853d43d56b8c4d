// What is wrong with one service now: its open alert groups and incidents.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Engine.Projections;

namespace Muster.Server.Services;

/// <summary>Newest first in both lists.</summary>
public sealed record Trouble(ImmutableArray<AlertGroup> Groups, ImmutableArray<IncidentRow> Incidents)
{
    public static Trouble None { get; } = new([], []);

    public bool IsNone => Groups.IsEmpty && Incidents.IsEmpty;

    /// <summary><c>incident</c>, <c>alerting</c> or <c>healthy</c>.</summary>
    public string State =>
        !Incidents.IsEmpty ? "incident"
        : !Groups.IsEmpty ? "alerting"
        : "healthy";
}

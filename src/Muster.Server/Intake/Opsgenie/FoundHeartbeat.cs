// A heartbeat as Opsgenie's readers know it.
using System.Collections.Immutable;
using Muster.Core.Heartbeats;

namespace Muster.Server.Intake.Opsgenie;

/// <param name="IntervalUnit"><c>minutes</c>, <c>hours</c> or <c>days</c>.</param>
/// <param name="Expired">Whether it is overdue and its alert fires.</param>
/// <param name="LastPingTime">Null before the first ping.</param>
internal sealed record FoundHeartbeat(
    string Name,
    string Description,
    long Interval,
    bool Enabled,
    string IntervalUnit,
    bool Expired,
    FoundTeam OwnerTeam,
    string AlertMessage,
    ImmutableArray<string> AlertTags,
    string AlertPriority,
    DateTimeOffset? LastPingTime
)
{
    public static FoundHeartbeat Of(Heartbeat heartbeat)
    {
        (long count, string unit) = HeartbeatInterval.Of(heartbeat.Interval);
        return new(
            heartbeat.Name,
            heartbeat.Description ?? "",
            count,
            heartbeat.IsEnabled,
            unit,
            heartbeat.Status == HeartbeatStatus.Missed,
            new(heartbeat.Alert.Team ?? ""),
            heartbeat.Alert.Message ?? "",
            heartbeat.Alert.Tags,
            heartbeat.Alert.Priority ?? "",
            heartbeat.PingedAt
        );
    }
}

internal sealed record FoundTeam(string Name);

internal sealed record FoundHeartbeats(ImmutableArray<FoundHeartbeat> Heartbeats);

/// <summary>Other fields are passed over. What is left out stays as it is.</summary>
/// <param name="Name">Needed to make one; where the path names it, it is passed over.</param>
/// <param name="Interval">How long it may stay silent, in <paramref name="IntervalUnit"/>; 10 minutes at first.</param>
/// <param name="IntervalUnit"><c>minutes</c>, <c>hours</c> or <c>days</c>.</param>
/// <param name="Enabled">To disable one takes a responder.</param>
/// <param name="OwnerTeam">The label <c>team</c> of its alert.</param>
internal sealed record PostedHeartbeat(
    string? Name = null,
    string? Description = null,
    long? Interval = null,
    string? IntervalUnit = null,
    bool? Enabled = null,
    PostedResponder? OwnerTeam = null,
    string? AlertMessage = null,
    string[]? AlertTags = null,
    string? AlertPriority = null
);

// What a severity does: the response policy, data that an admin edits and that the code executes.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;
using Muster.Core.People;

namespace Muster.Core.Incidents;

/// <summary>What a severity does when an alert group or an incident has it.</summary>
/// <param name="Pages">An alert group of this severity pages the service's on-call.</param>
/// <param name="Declares">An alert group of this severity declares an incident by itself.</param>
/// <param name="RequiredRoles">Roles that the console shows as missing until somebody holds them.</param>
/// <param name="StatementEvery">How long a holding statement lasts, null when none is promised.</param>
/// <param name="FirstStatementWithin">How soon after the declaration the first statement is due, null when none is.</param>
/// <param name="ReviewRequired">The incident is not done before its review is closed.</param>
/// <param name="ReviewDueWorkingDays">Working days from resolution until the review is due, null for no date.</param>
/// <param name="ResolveWithin">The SLA clock, null for none.</param>
public sealed record ResponsePolicy(
    Severity Severity,
    bool Pages,
    bool Declares,
    ImmutableArray<Role> RequiredRoles,
    TimeSpan? StatementEvery,
    TimeSpan? FirstStatementWithin,
    bool ReviewRequired,
    int? ReviewDueWorkingDays,
    TimeSpan? ResolveWithin
)
{
    /// <summary>How urgently people are told: which of their own rules holds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Urgency Urgency { get; init; }

    /// <summary>Pages wait for the waking hours of whom they are for, unless the service is 24/7.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool KeepsHours { get; init; }

    /// <summary>Everybody is told by all of their contact methods at once, whatever their own rules say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool EveryChannel { get; init; }

    /// <summary>A statement for the public goes out only when somebody else than its author said that it looks right.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SecondLook { get; init; }

    /// <summary>How long an acknowledged page may be quiet before its steps are due again; null for ever.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? ReescalateAfter { get; init; }

    /// <summary>What this severity is, in words for whoever has to choose one; null or empty: the usual ones.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Examples { get; init; }
}

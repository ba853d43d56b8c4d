// What a severity does: the response policy, data that an admin edits and that the code executes.
using System.Collections.Immutable;
using Muster.Core.Kernel;

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
);

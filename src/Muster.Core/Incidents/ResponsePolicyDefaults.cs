// The response policies that hold until an admin writes others: SEV-1 to SEV-4.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.People;

namespace Muster.Core.Incidents;

/// <summary>The default response policies, each with the figures that the field uses.</summary>
public static class ResponsePolicyDefaults
{
    /// <summary>In order of severity, SEV-1 first.</summary>
    public static readonly ImmutableArray<ResponsePolicy> All =
    [
        new(
            Severity.Sev1,
            Pages: true,
            Declares: true,
            RequiredRoles: [Role.IncidentCommander, Role.OperationsLead, Role.Scribe, Role.CommsLead],
            StatementEvery: TimeSpan.FromMinutes(15),
            FirstStatementWithin: TimeSpan.FromMinutes(5),
            ReviewRequired: true,
            ReviewDueWorkingDays: 5,
            ResolveWithin: null
        )
        {
            EveryChannel = true,
            ReescalateAfter = TimeSpan.FromMinutes(30),
            Examples =
            [
                "A primary volume failed: total read and write outage.",
                "A DNS mistake stops all traffic.",
                "Customers' data is lost, or seen by others.",
            ],
        },
        new(
            Severity.Sev2,
            Pages: true,
            Declares: false,
            RequiredRoles: [Role.IncidentCommander, Role.OperationsLead],
            StatementEvery: TimeSpan.FromMinutes(30),
            FirstStatementWithin: TimeSpan.FromMinutes(5),
            ReviewRequired: true,
            ReviewDueWorkingDays: 5,
            ResolveWithin: null
        )
        {
            KeepsHours = true,
            ReescalateAfter = TimeSpan.FromHours(1),
            Examples =
            [
                "Some customers cannot pay, and there is no other way.",
                "The service answers so slowly that people give up.",
                "A replica or a region is gone, and the next failure would be an outage.",
            ],
        },
        new(
            Severity.Sev3,
            Pages: false,
            Declares: false,
            RequiredRoles: [],
            StatementEvery: null,
            FirstStatementWithin: null,
            ReviewRequired: false,
            ReviewDueWorkingDays: null,
            ResolveWithin: TimeSpan.FromDays(3)
        )
        {
            Urgency = Urgency.Low,
            KeepsHours = true,
            Examples = ["A feature fails for some, and there is a workaround.", "A nightly job failed and can be run again."],
        },
        new(
            Severity.Sev4,
            Pages: false,
            Declares: false,
            RequiredRoles: [],
            StatementEvery: null,
            FirstStatementWithin: null,
            ReviewRequired: false,
            ReviewDueWorkingDays: null,
            ResolveWithin: null
        )
        {
            Urgency = Urgency.Low,
            KeepsHours = true,
            Examples = ["A label is wrong.", "A dashboard or an internal tool is slow."],
        },
    ];

    public static ResponsePolicy Of(Severity severity) => All[(int)severity - 1];
}

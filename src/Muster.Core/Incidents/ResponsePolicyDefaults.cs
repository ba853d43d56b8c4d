// The response policies that hold until an admin writes others: SEV-1 to SEV-4.
using System.Collections.Immutable;
using Muster.Core.Kernel;

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
        ),
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
        ),
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
        ),
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
        ),
    ];

    public static ResponsePolicy Of(Severity severity) => All[(int)severity - 1];
}

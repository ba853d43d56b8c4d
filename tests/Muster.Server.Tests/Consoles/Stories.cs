// Incidents that a test needs to have happened.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;

namespace Muster.Server.Tests.Consoles;

internal static class Stories
{
    public static readonly IncidentId Payments = new(1);

    private static readonly Actor Ana = Actor.Person("ana");

    /// <summary>Declared by Ana, who commands it.</summary>
    public static async Task DeclareAsync(this ConsoleHost host, Severity severity = Severity.Sev1) =>
        await host.DoAsync(
            (work, cancel) =>
                work.DecideIncidentAsync(
                    Payments,
                    new IncidentCommand.Declare(
                        Payments,
                        IncidentType.Incident,
                        "Card payments fail for EU customers",
                        severity,
                        new ServiceId("checkout"),
                        work.Now.AddMinutes(-5),
                        work.Now.AddMinutes(-2),
                        new PersonId("ana"),
                        Ana,
                        work.Now
                    ),
                    cancel
                )
        );

    /// <summary>Declared, rolled back, mitigated and resolved within an hour; its review is drafted.</summary>
    public static async Task ResolveAsync(this ConsoleHost host, Severity severity = Severity.Sev1)
    {
        await host.DeclareAsync(severity);
        await host.DecideAsync(at => new IncidentCommand.ChooseMitigation(
            "m1",
            MitigationKind.RollBack,
            "payments-api to the last build",
            null,
            Ana,
            at
        ));
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await host.DecideAsync(at => new IncidentCommand.Note(
            "n1",
            NoteKind.Decision,
            "Roll back instead of fixing forward",
            null,
            Ana,
            at
        ));
        await host.DecideAsync(at => new IncidentCommand.ReportMitigation("m1", MitigationOutcome.Worked, "The errors are gone", Ana, at));
        await host.DecideAsync(at => new IncidentCommand.Mitigate(at.AddMinutes(-1), "Payments go through", Ana, at));
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        await host.DecideAsync(at => new IncidentCommand.Resolve("The pool has a limit again", Ana, at));
    }

    private static Task DecideAsync(this ConsoleHost host, Func<DateTimeOffset, IncidentCommand> command) =>
        host.DoAsync((work, cancel) => work.DecideIncidentAsync(Payments, command(work.Now), cancel));
}

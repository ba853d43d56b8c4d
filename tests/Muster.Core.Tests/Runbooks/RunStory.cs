// A run and the people around it: how the tests of runs read.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Core.Tests.Kernel;

namespace Muster.Core.Tests.Runbooks;

internal static class RunStory
{
    public static readonly PersonId Ana = new("ana");
    public static readonly PersonId Ben = new("ben");
    public static readonly PersonId Cleo = new("cleo");

    public static readonly RunId Id = new(7);

    public static DateTimeOffset At(double minutes) => new DateTimeOffset(2026, 3, 2, 14, 7, 0, TimeSpan.Zero).AddMinutes(minutes);

    public static Actor By(PersonId person) => Actor.Person(person.Value);

    public static RunContent Content(params RunbookStep[] steps) =>
        new(
            new RunbookId("clean-up"),
            3,
            new string('a', 64),
            Undoes: false,
            Command: null,
            [.. steps],
            ImmutableSortedDictionary<string, string>.Empty.Add("percent", "90"),
            [],
            new IncidentId(42)
        );

    public static RunbookStep Get(string name = "Look") =>
        new RunbookStep.Http(name, TimeSpan.FromMinutes(1), "GET", "https://gateway.example/", [], null, []);

    public static RunbookStep OnRunner(string name = "Sweep") =>
        new RunbookStep.Command(name, TimeSpan.FromMinutes(1), "edge", ["/bin/sweep", "all"]);

    public static RunbookStep Wait(int seconds = 30) =>
        new RunbookStep.Wait("Wait", TimeSpan.FromMinutes(5), seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static RunbookStep Manual() => new RunbookStep.Manual("By hand", TimeSpan.FromMinutes(5), ["Look", "Touch"]);

    public static RunCommand.Request Request(
        RunContent? content = null,
        RunbookRisk risk = RunbookRisk.Destructive,
        bool production = true,
        PersonId? by = null,
        ImmutableArray<PersonId>? people = null
    ) =>
        new(
            Id,
            "Clean up",
            risk,
            production,
            [],
            content ?? Content(Get()),
            TimeSpan.FromHours(1),
            PreviewMustMatch: false,
            RunPolicy.Default,
            people ?? [by ?? Ana],
            By(by ?? Ana),
            At(0)
        );

    public static Decided<RunbookRun, RunCommand, RunEvent> Requested(
        RunContent? content = null,
        RunbookRisk risk = RunbookRisk.Destructive,
        bool production = true
    )
    {
        Decided<RunbookRun, RunCommand, RunEvent> run = new();
        run.When(Request(content, risk, production));
        return run;
    }

    public static Decided<RunbookRun, RunCommand, RunEvent> Running(params RunbookStep[] steps)
    {
        Decided<RunbookRun, RunCommand, RunEvent> run = Requested(Content(steps));
        run.When(Approve(run, Ben));
        run.When(Start(run, Ana));
        return run;
    }

    public static RunCommand.Approve Approve(Decided<RunbookRun, RunCommand, RunEvent> run, PersonId by, double at = 1) =>
        new(run.State.Hash, [by], By(by), At(at));

    public static RunCommand.Start Start(
        Decided<RunbookRun, RunCommand, RunEvent> run,
        PersonId by,
        double at = 2,
        RunContent? now = null,
        PersonId? commander = null,
        bool alone = false
    ) => new(run.State.Hash, now ?? run.State.Content, [by], commander, alone, Host: null, By(by), At(at));

    public static RunCommand.EndStep End(int step, int attempt, StepOutcome outcome = StepOutcome.Succeeded, double at = 4) =>
        new(step, attempt, outcome, 0, "", Actor.System("runs"), At(at));
}

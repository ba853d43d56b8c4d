// Short forms for what people do in the demo's stories.
using Muster.Core.Communications;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Cli.Demo;

internal static class Lines
{
    public static Task SayAsync(this DemoWorld world, IncidentId id, PersonId by, string text, NoteKind kind = NoteKind.Chat) =>
        world.DoAsync(id, (now, entry) => new IncidentCommand.Note(entry, kind, text, HappenedAt: null, Actor.Person(by.Value), now));

    public static Task AssignAsync(this DemoWorld world, IncidentId id, PersonId by, PersonId to, string text, TimeSpan within) =>
        world.DoAsync(id, (now, task) => new IncidentCommand.AssignTask(task, text, to, now + within, Actor.Person(by.Value), now));

    /// <summary>The person's first open task is done.</summary>
    public static async Task FinishTaskAsync(this DemoWorld world, IncidentId id, PersonId by, string result)
    {
        string task = (await world.IncidentAsync(id)).Tasks.First(one => one.Status == IncidentTaskStatus.Open && one.To == by).Id;
        await world.DoAsync(id, (now, _) => new IncidentCommand.FinishTask(task, result, Actor.Person(by.Value), now));
    }

    public static Task PublishAsync(
        this DemoWorld world,
        IncidentId id,
        PersonId by,
        string status,
        string impact,
        string action,
        TimeSpan? next
    ) =>
        world.DoAsync(
            id,
            (now, statement) =>
                new IncidentCommand.PublishStatement(
                    new HoldingStatement(statement, status, impact, action, now + next),
                    Actor.Person(by.Value),
                    now
                )
        );

    public static Task ChooseAsync(this DemoWorld world, IncidentId id, PersonId by, PersonId to, MitigationKind kind, string text) =>
        world.DoAsync(
            id,
            (now, mitigation) => new IncidentCommand.ChooseMitigation(mitigation, kind, text, to, Actor.Person(by.Value), now)
        );

    /// <summary>How the last mitigation went.</summary>
    public static async Task ReportAsync(this DemoWorld world, IncidentId id, PersonId by, MitigationOutcome outcome, string text)
    {
        string mitigation = (await world.IncidentAsync(id)).Mitigations[^1].Id;
        await world.DoAsync(id, (now, _) => new IncidentCommand.ReportMitigation(mitigation, outcome, text, Actor.Person(by.Value), now));
    }

    public static Task MitigatedAsync(this DemoWorld world, IncidentId id, PersonId by, TimeSpan ago, string text) =>
        world.DoAsync(id, (now, _) => new IncidentCommand.Mitigate(now - ago, text, Actor.Person(by.Value), now));

    public static Task ResolvedAsync(this DemoWorld world, IncidentId id, PersonId by, string text) =>
        world.DoAsync(id, (now, _) => new IncidentCommand.Resolve(text, Actor.Person(by.Value), now));
}

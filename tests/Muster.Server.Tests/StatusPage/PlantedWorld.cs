// A random house with names, hosts and people of its own, an incident in it, and what becomes of both on the status page.
using System.Collections.Immutable;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Catalog;
using Muster.Core.Communications;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.StatusPage;

/// <param name="Number">Of the incident.</param>
/// <param name="Acts">What happens, in this order; what is refused does not.</param>
internal sealed record PlantedWorld(int Number, Severity Severity, bool ShowsSeverity, PlantedAct[] Acts)
{
    /// <summary>What the public reads.</summary>
    public const string Title = "Films stop";

    public static readonly Gen<PlantedWorld> Any =
        from number in Gen.Int[1_000, 900_000]
        from severity in Gen.Enum<Severity>()
        from showsSeverity in Gen.Bool
        from acts in Gen.Enum<PlantedAct>().Array[4, 14]
        select new PlantedWorld(number, severity, showsSeverity, [PlantedAct.Publish, .. acts]);

    /// <summary>What stands for the incident on the page, or did.</summary>
    private BulletinId? _bulletin;

    public async Task PlantAsync(MusterServer server, PlantedMarks marks)
    {
        string person = marks.Inside();
        Actor who = Actor.Person(person);
        await server.Services.PutAsync(House(person, marks));
        IncidentId incident = new(Number);
        marks.Everywhere.Add(incident.Value);
        await RunAsync(
            server,
            (work, cancel) =>
                work.DecideIncidentAsync(
                    incident,
                    new IncidentCommand.Declare(
                        incident,
                        IncidentType.Incident,
                        marks.Inside(),
                        Severity,
                        Service: null,
                        ImpactStartedAt: null,
                        DetectedAt: null,
                        new PersonId(person),
                        who,
                        work.Now
                    ),
                    cancel
                )
        );
        foreach (PlantedAct act in Acts)
        {
            server.Clock.FastForward(TimeSpan.FromSeconds(1));
            await RunAsync(server, (work, cancel) => ActAsync(act, work, marks, person, cancel));
        }
    }

    private async Task<Rejection?> ActAsync(PlantedAct act, Work work, PlantedMarks marks, string person, CancellationToken cancel)
    {
        Actor who = Actor.Person(person);
        switch (act)
        {
            case PlantedAct.Publish when _bulletin is null:
                BulletinId id = new(await work.NextNumberAsync(Bulletin.Category, cancel));
                _bulletin = id;
                return await work.DecideBulletinAsync(id, await OpenAsync(work, id, Title, "We look.", who, cancel), cancel);
            case PlantedAct.PublishByMistake:
                BulletinId wrong = new(await work.NextNumberAsync(Bulletin.Category, cancel));
                await work.DecideBulletinAsync(
                    wrong,
                    await OpenAsync(work, wrong, marks.TakenOff(), marks.TakenOff(), who, cancel),
                    cancel
                );
                return await work.DecideBulletinAsync(wrong, new BulletinCommand.Withdraw(marks.Inside(), who, work.Now), cancel);
            case PlantedAct.Withdraw when _bulletin is { } gone:
                return await work.DecideBulletinAsync(gone, new BulletinCommand.Withdraw(marks.Inside(), who, work.Now), cancel);
            case PlantedAct.Restore when _bulletin is { } back:
                return await work.DecideBulletinAsync(back, new BulletinCommand.Restore(who, work.Now), cancel);
            default:
                return Inside(act, work, person, marks, who) is { } command
                    ? await work.DecideIncidentAsync(new IncidentId(Number), command, cancel)
                    : null;
        }
    }

    private static IncidentCommand? Inside(PlantedAct act, Work work, string person, PlantedMarks marks, Actor who) =>
        act switch
        {
            PlantedAct.Note => new IncidentCommand.Note(work.NewId(), NoteKind.Note, marks.Inside(), null, who, work.Now),
            PlantedAct.Task => new IncidentCommand.AssignTask(
                work.NewId(),
                marks.Inside(),
                new PersonId(person),
                work.Now.AddMinutes(9),
                who,
                work.Now
            ),
            PlantedAct.Retitle => new IncidentCommand.Retitle(marks.Inside(), who, work.Now),
            PlantedAct.SayInside => Say(work, marks.Inside(), who, Audience.Internal),
            PlantedAct.SayToExecutives => Say(work, marks.Inside(), who, Audience.Internal, Audience.Executive),
            PlantedAct.SayToAll => Say(
                work,
                "Films stop after a few seconds.",
                who,
                Audience.Internal,
                Audience.Executive,
                Audience.Public
            ),
            PlantedAct.Draft => new IncidentCommand.DraftStatement(
                Statement(work, marks.Inside()) with
                {
                    Audiences = [Audience.Internal, Audience.Public],
                },
                who,
                work.Now
            ),
            _ => null,
        };

    private static IncidentCommand.PublishStatement Say(Work work, string text, Actor who, params Audience[] audiences) =>
        new(Statement(work, text) with { Audiences = [.. audiences] }, who, work.Now);

    private static HoldingStatement Statement(Work work, string text) => new(work.NewId(), text, text, text, work.Now.AddMinutes(20));

    private async Task<BulletinCommand> OpenAsync(
        Work work,
        BulletinId id,
        string title,
        string body,
        Actor who,
        CancellationToken cancel
    ) =>
        new BulletinCommand.OpenIncident(
            id,
            await work.OrganisationAsync(cancel),
            title,
            new IncidentId(Number),
            Severity,
            BulletinImpact.Major,
            BulletinStatus.Investigating,
            [new(new("watching"), ComponentStatus.PartialOutage)],
            body,
            work.Now.AddMinutes(30),
            StartedAt: null,
            work.NewId(),
            who,
            work.Now
        );

    private Organisation House(string person, PlantedMarks marks)
    {
        string team = marks.Inside();
        string service = marks.Inside();
        string policy = marks.Inside();
        return Organisation.Empty with
        {
            Name = marks.Inside(),
            StatusPage = new("StreamFlow", StatusPageAccess.Public, ["en", "de", "fr", "es"], ShowsSeverity),
            People = Map(person, new Person(new(person), marks.Inside(), marks.Inside() + "@example.org", null, "Etc/UTC", [])),
            Teams = Map(team, new Team(new(team), marks.Inside(), [new(person)])),
            Services = Map(
                service,
                new Service(
                    new(service),
                    marks.Inside(),
                    $"Runs on {marks.Inside()}.internal:9100",
                    new(team),
                    0,
                    AlwaysOn: true,
                    new(policy),
                    null
                )
            ),
            EscalationPolicies = Map(
                policy,
                new EscalationPolicy(
                    new(policy),
                    marks.Inside(),
                    [new([EscalationTarget.Parse("person:" + person)], TimeSpan.FromMinutes(5))],
                    Repeat: 0
                )
            ),
            Components = Map(
                "watching",
                new Component(new("watching"), "Watching", "", "", 1, [new(service)], OnlyShowIfDegraded: false, Showcase: true)
            ),
        };
    }

    private static Task<Outcome> RunAsync(MusterServer server, Func<Work, CancellationToken, Task<Rejection?>> act) =>
        server.Services.GetRequiredService<CommandRunner>().RunAsync(operation: null, act, CancellationToken.None);

    private static ImmutableSortedDictionary<string, T> Map<T>(string id, T value) =>
        ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal).Add(id, value);
}

// A Muster whose time is told to it: the demo's past happens here, through the same commands, intake and timers as any other.
using System.Collections.Immutable;
using Muster.Cli.Local;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Changes;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.Reviews;
using Muster.Core.Rosters;
using Muster.Core.Slos;
using Muster.Core.Slos.Policies;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Slos;
using BudgetGate = Muster.Core.Slos.Policies.Gate;
using IncidentState = Muster.Core.Incidents.Incident;

namespace Muster.Cli.Demo;

/// <summary>What a story is refused is a mistake in the story, and throws.</summary>
internal sealed class DemoWorld
{
    private const string Door = "prometheus";
    private static readonly TimeSpan HoldsFor = TimeSpan.FromHours(12);

    private readonly DemoClock _clock;
    private readonly CommandRunner _runner;
    private readonly IEventStore _events;
    private readonly IAlertStore _alerts;
    private readonly IViewStore _views;
    private readonly IIds _ids;
    private readonly AlertIntake _intake;
    private readonly ChangeIntake _changes;
    private readonly OrganisationReader _organisations;
    private readonly SloMinutes _minutes;
    private readonly SloReader _slos;
    private readonly GateLog _gate;
    private readonly DemoEngine _engine;

    public DemoWorld(IServiceProvider services, DemoClock clock)
    {
        _clock = clock;
        _runner = services.GetRequiredService<CommandRunner>();
        _events = services.GetRequiredService<IEventStore>();
        _alerts = services.GetRequiredService<IAlertStore>();
        _views = services.GetRequiredService<IViewStore>();
        _ids = services.GetRequiredService<IIds>();
        _intake = services.GetRequiredService<AlertIntake>();
        _changes = services.GetRequiredService<ChangeIntake>();
        _organisations = services.GetRequiredService<OrganisationReader>();
        _minutes = services.GetRequiredService<SloMinutes>();
        _slos = services.GetRequiredService<SloReader>();
        _gate = services.GetRequiredService<GateLog>();
        _engine = new DemoEngine(services, clock);
    }

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Lets time pass; what falls due on the way happens when it is due.</summary>
    public Task PassAsync(TimeSpan time) => _engine.AdvanceAsync(Now + time);

    public Task PassUntilAsync(DateTimeOffset then) => _engine.AdvanceAsync(then);

    /// <summary>A rule fires in the monitoring.</summary>
    public Task FireAsync(LabelSet labels, string summary, TimeSpan since) =>
        SendAsync(
            new(
                Fingerprints.Of(labels),
                Door,
                Door,
                labels,
                LabelSet.Of(("summary", summary)),
                Resolved: false,
                Now - since,
                Now + HoldsFor,
                GeneratorUrl: null
            )
        );

    /// <summary>The monitoring says that it is over.</summary>
    public Task ClearAsync(LabelSet labels) =>
        SendAsync(new(Fingerprints.Of(labels), Door, Door, labels, LabelSet.Empty, Resolved: true, null, Now, GeneratorUrl: null));

    /// <summary>A person reports what no monitoring saw.</summary>
    public async Task ReportAsync(string title, string detail, ServiceId service, Severity severity, PersonId by)
    {
        await _intake.ReportAsync(new ManualReport(title, detail, service, severity, Now, by), CancellationToken.None);
        await _engine.SettleAsync();
    }

    /// <summary>The newest open incident of a service.</summary>
    public async Task<IncidentId> OpenIncidentAsync(ServiceId service)
    {
        ViewQuery query = new(Views.Incident, [Views.Open], Search: null, Before: null, Limit: 50);
        return (await _views.ListAsync(query, CancellationToken.None))
            .Select(view => view.Row<IncidentRow>())
            .First(row => row.Service == service)
            .Id;
    }

    public async Task<IncidentState> IncidentAsync(IncidentId id) =>
        (await StreamReplay.ReadAsync<IncidentState, IncidentCommand, IncidentEvent>(_events, id.Value, CancellationToken.None)).State;

    public async Task<IReadOnlyList<IncidentEvent>> TimelineAsync(IncidentId id) =>
        [
            .. (await _events.ReadStreamAsync(new StreamId(IncidentState.Category, id.Value), 0, CancellationToken.None)).Select(one =>
                (IncidentEvent)EventJson.Read(one.Type, one.Data)
            ),
        ];

    public async Task<PersonId> HolderAsync(IncidentId id, Role role) =>
        (await IncidentAsync(id)).Holder(role) ?? throw new InvalidOperationException($"Nobody holds {role.Label()} in {id}.");

    /// <summary>Who is on call for a service's first rotation.</summary>
    public async Task<PersonId> OnCallAsync(ScheduleId schedule)
    {
        Organisation organisation = await OrganisationAsync();
        return OnCallCalendar.Who(organisation.Schedule(schedule)!, Now)[0].Person;
    }

    /// <summary>
    /// Each page that rings is answered by the person whom it asks, else by the first whom it reached: those for alerts first, then those for roles.
    /// </summary>
    public async Task AnswerPagesAsync(TimeSpan between)
    {
        ViewQuery query = new(Views.Page, [Views.Active], Search: null, Before: null, Limit: 50);
        PageRow[] ringing = [.. (await _views.ListAsync(query, CancellationToken.None)).Select(view => view.Row<PageRow>())];
        foreach (PageRow page in ringing.OrderBy(page => page.Purpose).ThenByDescending(page => page.Role))
        {
            if ((page.Asked ?? page.Notified.Select(one => (PersonId?)one).FirstOrDefault()) is { } person)
            {
                await DoAsync((work, cancel) => work.DecidePageAsync(page.Id, Answer(person, work.Now), cancel));
                await PassAsync(between);
            }
        }
    }

    /// <summary>A person does something in an incident; the second argument of <paramref name="command"/> is a new id.</summary>
    public Task DoAsync(IncidentId incident, Func<DateTimeOffset, string, IncidentCommand> command) =>
        DoAsync((work, cancel) => work.DecideIncidentAsync(incident, command(work.Now, _ids.New()), cancel));

    public Task ReviewAsync(IncidentId incident, Func<DateTimeOffset, ReviewCommand> command) =>
        DoAsync((work, cancel) => work.DecideReviewAsync(incident, command(work.Now), cancel));

    /// <summary>Somebody changes the plan; the last argument of <paramref name="command"/> is a new id.</summary>
    public async Task ArrangeAsync(Func<Organisation, DateTimeOffset, string, RosterCommand> command)
    {
        Organisation organisation = await OrganisationAsync();
        await DoAsync((work, cancel) => work.DecideRosterAsync(command(organisation, work.Now, _ids.New()), cancel));
    }

    /// <summary>Somebody publishes on the status page; the last argument of <paramref name="command"/> is a new id.</summary>
    public async Task<BulletinId> PublishAsync(
        IncidentId? incident,
        Func<BulletinId, Organisation, DateTimeOffset, string, BulletinCommand> command
    )
    {
        BulletinId id = new(await _events.NextNumberAsync(Bulletin.Category, CancellationToken.None));
        Organisation organisation = await OrganisationAsync();
        await DoAsync(
            (work, cancel) =>
            {
                if (incident is { } inside)
                {
                    work.Put(new View(Views.Published, inside.Value, Views.Recorded, work.Now, "", ViewJson.Write(id.Value)));
                }

                return work.DecideBulletinAsync(id, command(id, organisation, work.Now, _ids.New()), cancel);
            }
        );
        return id;
    }

    /// <summary>Somebody changes what stands on the status page; the last argument of <paramref name="command"/> is a new id.</summary>
    public async Task ChangeAsync(BulletinId id, Func<Organisation, DateTimeOffset, string, BulletinCommand> command)
    {
        Organisation organisation = await OrganisationAsync();
        await DoAsync((work, cancel) => work.DecideBulletinAsync(id, command(organisation, work.Now, _ids.New()), cancel));
    }

    /// <summary>What a service counted from one whole minute to another, by the incidents so far.</summary>
    public Task<ImmutableArray<MeasuredMinute>> CountedAsync(string service, DateTimeOffset from, DateTimeOffset until) =>
        Budgets.CountedAsync(_views, service, from, until);

    public Task DefineAsync(SloDefinition definition) =>
        DoAsync(
            (work, cancel) => work.DecideSloAsync(definition.Slo.Id, new SloCommand.Define(definition, LocalMuster.Admin, work.Now), cancel)
        );

    /// <summary>The service has pushed these minutes.</summary>
    public async Task MeasureAsync(SloId slo, ImmutableArray<MeasuredMinute> minutes)
    {
        await _minutes.WriteAsync(slo, (data, _) => new(data, minutes), CancellationToken.None);
        await _engine.SettleAsync();
    }

    /// <summary>What is decided about the error budget policy, by what it says so far.</summary>
    public async Task AgreeAsync(Func<DateTimeOffset, BudgetPolicyBook, BudgetPolicyCommand> command)
    {
        BudgetPolicyBook book = await PolicyAsync();
        await DoAsync((work, cancel) => work.DecideBudgetPolicyAsync(command(work.Now, book), cancel));
    }

    /// <summary>A pipeline told of a deployment so long ago.</summary>
    public Task ShipAsync(string service, string what, TimeSpan ago) =>
        _changes.AcceptAsync(new(what, ChangeKind.Deploy, "pipeline", service, Now - ago, [], [], "pipeline"), CancellationToken.None);

    /// <summary>A pipeline asks the gate.</summary>
    public async Task AskGateAsync(SloId slo, string kind, string change)
    {
        SloStatus status = (await _slos.FindAsync(slo.Value, CancellationToken.None))!;
        GateAnswer answer = BudgetGate.Decide(
            await PolicyAsync(),
            status.Slo,
            [.. status.Goals.Select(goal => goal.Ledger)],
            status.At,
            kind
        );
        await _gate.KeepAsync(slo, change, answer, Actor.Key("pipeline"));
        await _engine.SettleAsync();
    }

    public Task<Organisation> OrganisationAsync() => _organisations.CurrentAsync(CancellationToken.None);

    public async Task<IncidentId> DeclareAsync(string title, Severity severity, ServiceId service, TimeSpan impactSince, PersonId by)
    {
        IncidentId id = new(await _events.NextNumberAsync("incident", CancellationToken.None));
        await DoAsync(
            id,
            (now, _) =>
                new IncidentCommand.Declare(
                    id,
                    IncidentType.Incident,
                    title,
                    severity,
                    service,
                    now - impactSince,
                    DetectedAt: null,
                    by,
                    Actor.Person(by.Value),
                    now
                )
        );
        return id;
    }

    private static PageCommand.Acknowledge Answer(PersonId person, DateTimeOffset at) =>
        new(person, "link", Actor.Person(person.Value), at);

    private async Task<BudgetPolicyBook> PolicyAsync() =>
        (
            await StreamReplay.ReadAsync<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent>(
                _events,
                BudgetPolicyBook.Key,
                CancellationToken.None
            )
        ).State;

    private async Task SendAsync(Signal signal)
    {
        await _intake.AcceptAsync(Door, Door, [signal], CancellationToken.None);
        await _engine.SettleAsync();
    }

    private async Task DoAsync(Func<Work, CancellationToken, Task<Rejection?>> act)
    {
        if (await _runner.RunAsync(null, act, CancellationToken.None) is Outcome.Refused { Why: var why })
        {
            throw new InvalidOperationException($"The demo's story was refused ({why.Code}): {why.Message}");
        }

        await _engine.SettleAsync();
    }
}

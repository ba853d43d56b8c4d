// A world to tell stories in: one store, nodes on it, channels to the people, and a clock that is moved forward.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Ports.InMemory;

namespace Muster.Engine.Tests.Driving;

/// <summary>Everything runs on the thread of the test. Between two moves of the clock everything that can happen has happened.</summary>
public sealed partial class World : IDisposable
{
    public static readonly Actor Admin = Actor.Person("admin");

    private readonly SerialIds _ids = new();
    private readonly DistantStore _stores;
    private readonly Action<IServiceCollection>? _more;
    private readonly List<Node> _nodes = [];
    private readonly TimeSpan? _pollMax;
    private readonly bool _hasClock;
    private int _silences;

    /// <param name="hasClock">Whether the store has a clock of its own, which every node starts by.</param>
    public World(
        Organisation? organisation = null,
        int? seed = null,
        Action<IServiceCollection>? more = null,
        TimeSpan? pollMax = null,
        bool hasClock = false
    )
    {
        _hasClock = hasClock;
        _more = more;
        _pollMax = pollMax;
        Clock = new VirtualClock(new DateTimeOffset(2026, 3, 4, 2, 0, 0, TimeSpan.Zero));
        Pump = new Pump(seed);
        Store = new InMemoryStore();
        _stores = new DistantStore(Store, Clock, isDistant: seed is not null, hasClock);
        Email = new FakeChannel("email", Clock);
        Webhook = new FakeChannel("webhook", Clock);
        Node = Join();
        Assert.IsType<Outcome.Done>(
            Do(
                (work, cancel) =>
                    work.DecideOrganisationAsync(
                        new OrganisationCommand.Put(organisation ?? StreamFlow.Organisation, Prune: false, "", Admin, work.Now),
                        cancel
                    )
            )
        );
    }

    public VirtualClock Clock { get; }

    public Pump Pump { get; }

    public InMemoryStore Store { get; }

    public FakeChannel Email { get; }

    public FakeChannel Webhook { get; }

    /// <summary>The node that a story's people talk to.</summary>
    public Node Node { get; private set; }

    public DateTimeOffset Now => Clock.Now;

    /// <summary>How often a node claimed messages.</summary>
    public int Claims => _stores.Claims;

    /// <summary>Tells a story, and afterwards that nothing arrived but what it spoke of and no loop failed.</summary>
    public static void Tell(Action<World> story) => Tell(new World(), story);

    public static void Tell(World world, Action<World> story)
    {
        using World told = world;
        story(world);
        world.Email.NothingElse();
        world.Webhook.NothingElse();
        Assert.Empty(world.Node.Log.Errors);
    }

    /// <summary>A further node on the same store. Where the store has no clock, what time it is from now on is what this node's machine says.</summary>
    public Node Join()
    {
        string name = "node-" + (_nodes.Count + 1).ToString(CultureInfo.InvariantCulture);
        EngineClock clock = StartClock();
        Node node = new(name, Pump, _stores, _ids, clock, [Email, Webhook], _more, counts: !_stores.IsDistant, _pollMax);
        _nodes.Add(node);
        return node;
    }

    public void Dispose() => _nodes.ForEach(node => node.Dispose());

    /// <summary>kill -9 and a new start.</summary>
    public void Crash()
    {
        Node.Kill();
        Node = Join();
    }

    /// <summary>A stop in order and a new start.</summary>
    public void Restart()
    {
        Task stopped = Node.Stop();
        FastForward(TimeSpan.FromSeconds(6));
        Assert.True(stopped.IsCompletedSuccessfully);
        Node = Join();
    }

    public void FastForward(TimeSpan time)
    {
        DateTimeOffset target = Clock.Now + time;
        Pump.RunUntilIdle();
        while (Clock.Next is { } next && next <= target)
        {
            Clock.MoveTo(next > Clock.Now ? next : Clock.Now);
            Pump.RunUntilIdle();
        }

        Clock.MoveTo(target);
        Pump.RunUntilIdle();
    }

    /// <summary>To an instant far away, by a restart: the loops do not come round for each second of it.</summary>
    public void Leap(DateTimeOffset target)
    {
        Node.Kill();
        Clock.MoveTo(target);
        Node = Join();
        FastForward(TimeSpan.FromSeconds(1));
    }

    /// <summary>A firing signal for playback; the labels overwrite each other by name, the last one counts.</summary>
    /// <param name="until">How long the sender's word holds; null for as long as a sender that speaks once.</param>
    public Receipt Signal(
        string alert = "HighErrorRate",
        string severity = "sev2",
        TimeSpan? until = null,
        params (string Name, string Value)[] labels
    ) => Accept(alert, severity, resolved: false, until, labels);

    public Receipt Resolved(string alert = "HighErrorRate", string severity = "sev2", params (string Name, string Value)[] labels) =>
        Accept(alert, severity, resolved: true, until: null, labels);

    /// <param name="until">How long until it begins; null for at once.</param>
    public SilenceId Silence(TimeSpan length, Matcher? matcher = null, TimeSpan? until = null)
    {
        SilenceId id = new("s" + (++_silences).ToString(CultureInfo.InvariantCulture));
        Matcher meant = matcher ?? new Matcher("job", "playback", IsRegex: false, IsEqual: true);
        DateTimeOffset start = Now + (until ?? TimeSpan.Zero);
        Save(new Silence(id, [meant], start, start + length, "ana", "Known.", Now));
        return id;
    }

    public void EndSilence(SilenceId id)
    {
        Silence silence = Look(() => Store.SilenceAsync(id, CancellationToken.None))!;
        Save(silence with { EndsAt = Now, UpdatedAt = Now });
    }

    public Outcome Decline(PageId page, string person) =>
        Do(
            (work, cancel) =>
                work.DecidePageAsync(page, new PageCommand.Decline(new(person), "console", Actor.Person(person), work.Now), cancel)
        );

    public Outcome Acknowledge(PageId page, string person) =>
        Do(
            (work, cancel) =>
                work.DecidePageAsync(page, new PageCommand.Acknowledge(new(person), "console", Actor.Person(person), work.Now), cancel)
        );

    public Outcome Ask(IncidentId incident, Func<DateTimeOffset, IncidentCommand> command) =>
        Do((work, cancel) => work.DecideIncidentAsync(incident, command(work.Now), cancel));

    public Outcome Do(Func<Work, CancellationToken, Task<Rejection?>> act) =>
        Node.Do(() => Node.Get<CommandRunner>().RunAsync(null, act, CancellationToken.None));

    /// <summary>Appends as another node would, beside whatever this one is deciding.</summary>
    public Task AppendBesideAsync(IncidentId id, IncidentEvent happened) =>
        AppendBesideAsync(new StreamId(Core.Incidents.Incident.Category, id.Value), happened, happened.By, happened.At);

    /// <summary>The same, on any stream.</summary>
    public async Task AppendBesideAsync(StreamId stream, object happened, Actor by, DateTimeOffset at)
    {
        Append append = new(
            stream,
            await Store.StreamVersionAsync(stream, CancellationToken.None),
            [new NewEvent(EventJson.NameOf(happened), EventJson.Write(happened), by.ToString(), at)]
        );
        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(new Commit { Appends = [append] }, CancellationToken.None));
    }

    public EngineReport Health() => Node.Get<EngineHealth>().Report();

    public void Rename(string name) =>
        Do(
            (work, cancel) =>
                work.DecideOrganisationAsync(
                    new OrganisationCommand.Put(StreamFlow.Organisation with { Name = name }, Prune: false, "", Admin, work.Now),
                    cancel
                )
        );

    /// <summary>As a server starts its own; what that must come to is reckoned here once more, apart from it.</summary>
    private EngineClock StartClock()
    {
        EngineClock clock = new(Clock);
        Look(async () =>
        {
            await NodeClock.SetAsync(new DistantStore(Store, Clock, isDistant: false, _hasClock), clock, None);
            return true;
        });
        if (!_hasClock)
        {
            DateTimeOffset wall = Clock.GetUtcNow();
            DateTimeOffset recorded = Look(() => Store.LastInstantAsync(None)) ?? wall;
            Clock.Lead += (wall > recorded ? wall : recorded) - Clock.Now;
        }

        return clock;
    }

    private void Save(Silence silence) =>
        Look(async () =>
        {
            await Store.SaveSilenceAsync(silence, CancellationToken.None);
            return true;
        });

    private Receipt Accept(string alert, string severity, bool resolved, TimeSpan? until, (string Name, string Value)[] labels) =>
        Node.Do(() => AcceptAsync(Node, alert, severity, resolved, until, labels));

    /// <summary>What a sender posts to a node.</summary>
    public Task<Receipt> AcceptAsync(
        Node node,
        string alert,
        string severity,
        bool resolved,
        TimeSpan? until,
        (string Name, string Value)[] labels
    )
    {
        LabelSet set = LabelSet.Of([("alertname", alert), ("job", "playback"), ("region", "eu"), ("severity", severity), .. labels]);
        byte[] identity = SHA256.HashData(Encoding.UTF8.GetBytes(set.ToString()));
        Signal signal = new(
            new Fingerprint(BitConverter.ToUInt64(identity)),
            "pagerduty",
            "test",
            set,
            LabelSet.Of(("summary", alert + " is firing")),
            resolved,
            StartsAt: null,
            EndsAt: Now + until,
            GeneratorUrl: null
        );
        return node.Get<AlertIntake>().AcceptAsync("pagerduty", "test", [signal], CancellationToken.None);
    }
}

// Plays a drill as a sensible newcomer who knows nothing but what is on the screen: asks around, does what people advise, and opens doors in steps.
using System.Collections.Immutable;
using Muster.Server.Drills;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.World;

namespace Muster.Server.Tests.Drills.Library;

internal sealed class Follower
{
    private const int LookSeconds = 20;

    private readonly DrillRun _run;
    private readonly Queue<string> _toAsk;
    private readonly List<Offer> _begun = [];
    private readonly HashSet<Offer> _off = [];
    private int _heard;
    private int _shedAt;
    private (Offer Door, int Percent)? _shed;

    private Follower(Variant variant)
    {
        _run = new DrillRun(variant);
        string[] components = [.. variant.Scenario.Topology.Components.Select(component => component.Name)];
        _toAsk = new([.. components, .. components]);
    }

    public static DrillRun Play(string id, long seed, Difficulty difficulty)
    {
        Follower follower = new(new Variant(ScenarioLibrary.Find(id)!, seed, difficulty));
        DrillRun run = follower._run;
        while (!run.IsOver)
        {
            if (run.Command.DeclaredAt is not null)
            {
                follower.Command();
            }
            else if (run.Events.Any(one => one.Kind is EventKind.AlertRaised or EventKind.CustomersReported))
            {
                follower.Begin();
            }

            run.Step();
        }

        return run;
    }

    private void Begin()
    {
        Do(Verb.Declare, "", ("severity", ((int)_run.Variant.Scenario.Severity).ToString()));
        Do(Verb.Assign, "sam", ("role", "operations_lead"));
        Do(Verb.Assign, "ines", ("role", "comms_lead"));
        Do(Verb.Assign, "lee", ("role", "scribe"));
        Do(Verb.Statement, "", ("text", "Something fails for our customers. We look for it. The next word comes in 15 minutes."));
    }

    private void Command()
    {
        for (; _heard < _run.Events.Count; _heard++)
        {
            Hear(_run.Events[_heard]);
        }

        if (_run.Now % LookSeconds > 0)
        {
            return;
        }

        Look();
        if (_toAsk.TryPeek(out string? about) && Do(Verb.Ask, about) is null)
        {
            _toAsk.Dequeue();
        }

        if (_run.Now - _run.Command.Tellings[^1].At >= 840)
        {
            Do(Verb.Statement, "", ("text", "We are still at it. The next word comes in 15 minutes."));
        }
    }

    /// <summary>Advice is done, once; whoever says that another should look is followed by another.</summary>
    private void Hear(DrillEvent heard)
    {
        if (heard.Kind == EventKind.Found && heard.Text.Contains("somebody else should look", StringComparison.Ordinal))
        {
            _toAsk.Enqueue(heard.Subject);
        }

        Offer? advised = _run.Variant.Scenario.Offers.FirstOrDefault(offer =>
            heard.Kind == EventKind.Found && heard.Text.EndsWith($"I would do this: {offer.Title}.", StringComparison.Ordinal)
        );
        if (advised is null || _begun.Contains(advised))
        {
            return;
        }

        _begun.Add(advised);
        switch (advised.Verb)
        {
            case Verb.Shed:
                Shed(advised, 90);
                break;
            case Verb.Scale:
                Take(advised, ("instances", advised.Parameters.First(parameter => parameter.Name == "instances").Most.ToString("0")));
                break;
            case Verb.Flag:
                _off.Add(advised);
                Take(advised, ("state", "off"));
                break;
            default:
                Take(advised);
                break;
        }
    }

    /// <summary>Opens a door a tenth where no queue stands, closes it where one grows; says how it stands; turns on what was off when all is done.</summary>
    private void Look()
    {
        Sample? last = _run.SeenBy("") is [.., var latest] ? latest : null;
        int now = _run.Now;
        bool isQueued = last is not null && last.Readings.Zip(_run.System.World.Components).Any(pair => IsQueue(pair.First, pair.Second));
        if (_shed is { } shed && now - _shedAt >= 60)
        {
            int to = isQueued ? Math.Min(90, shed.Percent + 10) : Math.Max(0, shed.Percent - 10);
            if (to != shed.Percent)
            {
                Shed(shed.Door, to);
            }
        }

        bool isCalm =
            _run.SeenBy("").Count > 4 && _run.SeenBy("").TakeLast(4).All(sample => sample.Second.LossShare <= DrillDefaults.WholeShare);
        int done = _run.Events.Count(one => one.Kind == EventKind.WorkDone && one.Act?.Verb is not Verb.Shed);
        if (done >= _begun.Count(offer => offer.Verb != Verb.Shed) && _toAsk.Count == 0 && _off.Count > 0)
        {
            foreach (Offer off in _off)
            {
                Take(off, ("state", "on"));
            }

            _off.Clear();
        }

        if (isCalm && _begun.Count > 0 && (_shed?.Percent ?? 0) == 0)
        {
            if (_run.Command.MitigatedSaidAt is null)
            {
                Do(Verb.Mitigate, "");
            }
            else if (_off.Count == 0 && _toAsk.Count == 0 && _run.Command.ResolvedSaidAt is null)
            {
                Do(Verb.Resolve, "");
            }
        }
    }

    /// <summary>What is refused because hands are full is ordered again at the next look.</summary>
    private void Shed(Offer door, int percent)
    {
        if (Take(door, ("percent", percent.ToString())) is null)
        {
            _shedAt = _shed is null ? _run.Now : _shedAt;
            _shed = (door, percent);
        }
    }

    private static bool IsQueue(Reading reading, Component component) => reading.Queue > 0.02 * component.QueueMax && reading.Queue > 10;

    private string? Take(Offer offer, params (string Name, string Value)[] args) =>
        Do(offer.Verb, offer.Target, offer.Name.Length > 0 ? [.. args, ("name", offer.Name)] : args);

    private string? Do(Verb verb, string target, params (string Name, string Value)[] args) =>
        _run.Do(
            new Act(_run.Now, verb, target)
            {
                Args = ImmutableSortedDictionary.CreateRange(args.Select(arg => KeyValuePair.Create(arg.Name, arg.Value))),
            }
        );
}

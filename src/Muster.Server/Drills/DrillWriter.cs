// Changes a drill, in one way for the console and for the API.
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Muster.Core.Catalog;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Web.Api;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Work = Muster.Engine.Commands.Work;

namespace Muster.Server.Drills;

/// <summary>A write is never bound to the request: who hangs up after pressing the button has pressed it.</summary>
public sealed class DrillWriter(
    CommandRunner runner,
    IncidentDeclarer declarer,
    DrillReader reader,
    DrillRuns runs,
    OrganisationReader organisation,
    IIds ids
)
{
    /// <summary>A seed that a person can say to another.</summary>
    private const int SeedMax = 1_000_000;

    /// <summary>Starts a drill; answers its id too, null when it was refused or the same request had started it before.</summary>
    public Task<(Outcome Outcome, DrillId? Id)> StartAsync(DrillWish wish, Asking asking) =>
        StartAsync(wish, asking, (_, _, _) => Task.FromResult<Rejection?>(null));

    /// <param name="also">What is decided with it, in one commit, of the drill that is started.</param>
    public async Task<(Outcome Outcome, DrillId? Id)> StartAsync(
        DrillWish wish,
        Asking asking,
        Func<Work, DrillId, CancellationToken, Task<Rejection?>> also
    )
    {
        ArgumentNullException.ThrowIfNull(also);
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(asking);
        if (Check(wish) is { IsEmpty: false } errors)
        {
            return (new Outcome.Refused(DrillRefusals.Invalid(errors)), null);
        }

        Scenario scenario = ScenarioLibrary.Find(wish.Scenario)!;
        long seed = wish.Seed ?? RandomNumberGenerator.GetInt32(1, SeedMax);
        DrillId? started = null;
        Outcome outcome = await runner.RunAsync(
            asking.Operation,
            async (work, cancel) =>
            {
                DrillId id = new(await work.NextNumberAsync("drill", cancel));
                started = id;
                DrillCommand.Start start = new(
                    id,
                    scenario.Id,
                    ScenarioHash.OfLibrary(scenario.Id),
                    seed,
                    wish.Difficulty,
                    scenario.Minutes * 60,
                    wish.Speed,
                    wish.PagesPeople,
                    asking.By,
                    work.Now
                );
                return await also(work, id, cancel) ?? await work.DecideDrillAsync(id, start, cancel);
            },
            CancellationToken.None
        );
        return (outcome, outcome is Outcome.Done ? started : null);
    }

    /// <summary>Pauses, goes on, changes the speed, stops.</summary>
    /// <param name="command">Makes the command for the instant at which it is decided.</param>
    public Task<Outcome> WriteAsync(DrillId id, Asking asking, Func<DateTimeOffset, DrillCommand> command)
    {
        ArgumentNullException.ThrowIfNull(asking);
        ArgumentNullException.ThrowIfNull(command);
        return runner.RunAsync(
            asking.Operation,
            (work, cancel) => work.DecideDrillAsync(id, command(work.Now), cancel),
            CancellationToken.None
        );
    }

    /// <summary>
    /// Does something in a drill, when the scenario offers it with these arguments; a person who declares makes its incident, and what an incident knows is done there
    /// from then on. Answers what the run made of it too: null when it was done or begun, else a sentence that says why not.
    /// </summary>
    public async Task<(Outcome Outcome, string? NotDone)> ActAsync(
        DrillId id,
        string verb,
        string target,
        ImmutableSortedDictionary<string, string> args,
        Asking asking
    )
    {
        ArgumentNullException.ThrowIfNull(asking);
        if (await CheckAsync(id, verb, target, args) is { } why)
        {
            return (new Outcome.Refused(why), null);
        }

        (Drill drill, _) = await reader.StreamAsync(id, CancellationToken.None);
        string act = asking.NewId(ids);
        bool declares = verb == Word.Of(Verb.Declare) && drill is { Incident: null, Pause: null, End: null } && asking.Person is not null;
        Outcome outcome = declares
            ? await DeclareAsync(drill, args, asking)
            : await PlayAsync(drill, asking, new(act, verb, target, args, asking.By, default));
        string? notDone =
            outcome is Outcome.Done ? await NotDoneAsync(id, one => one.Id == act || (one.Verb == verb && one.By == asking.By)) : null;
        if (
            outcome is Outcome.Done
            && notDone is null
            && drill.Incident is { } incident
            && OrderText.Of(drill, verb, target, args) is { } order
        )
        {
            // What is ordered in the drill alone stands on the timeline too, from which the review is drafted.
            await runner.RunAsync(
                null,
                (work, cancel) =>
                    work.DecideIncidentAsync(
                        incident,
                        new IncidentCommand.Note(act, NoteKind.Decision, order, HappenedAt: null, asking.By, work.Now),
                        cancel
                    ),
                CancellationToken.None
            );
        }

        return (outcome, notDone);
    }

    /// <summary>The incident is the real one of the console, from the alerts that the drill has raised so far.</summary>
    private async Task<Outcome> DeclareAsync(Drill drill, ImmutableSortedDictionary<string, string> args, Asking asking)
    {
        Severity severity = (Severity)int.Parse(args["severity"], CultureInfo.InvariantCulture);
        Declaration declaration = new($"DRILL: {DrillReader.ScenarioOf(drill)!.Title}", severity, Service: null, ImpactStartedAt: null, [])
        {
            Drill = drill.Id,
        };
        return (await declarer.DeclareAsync(declaration, asking.By, asking.Operation)).Outcome;
    }

    private async Task<Outcome> PlayAsync(Drill drill, Asking asking, DrillCommand.Act act)
    {
        Organisation known = await organisation.CurrentAsync(CancellationToken.None);
        if (
            act.Verb == Word.Of(Verb.Assign)
            && Actor.PersonIn(act.Target) is null
            && drill is { Incident: { } incident, Pause: null, End: null }
        )
        {
            // A colleague of the drill takes over from a person: the incident knows persons alone, and one who left must not stand there.
            await runner.RunAsync(
                null,
                (work, cancel) => LeaveAsync(work, incident, RoleName.Parse(act.Args["role"]), asking.By, cancel),
                CancellationToken.None
            );
        }

        return await runner.RunAsync(
            asking.Operation,
            (work, cancel) => work.PlayDrillAsync(drill.Id, act with { At = work.Now }, known, cancel),
            CancellationToken.None
        );
    }

    private static async Task<Rejection?> LeaveAsync(Work work, IncidentId id, Role role, Actor by, CancellationToken cancel) =>
        role != Role.IncidentCommander && (await work.IncidentAsync(id, cancel)).Holder(role) is not null
            ? await work.DecideIncidentAsync(
                id,
                new IncidentCommand.ReleaseRole(role, "A colleague of the drill takes it.", by, work.Now),
                cancel
            )
            : null;

    private async Task<Rejection?> CheckAsync(DrillId id, string verb, string target, ImmutableSortedDictionary<string, string> args)
    {
        (Drill drill, _) = await reader.StreamAsync(id, CancellationToken.None);
        if (!drill.Exists)
        {
            return DrillRefusals.NoSuchDrill(id.Value);
        }

        if (DrillReader.ScenarioOf(drill) is not { } scenario)
        {
            return DrillRefusals.ScenarioChanged;
        }

        ImmutableArray<FieldError> errors = Word.TryParse<Verb>(verb) is { } known
            ? ActRules.Check(scenario, new Act(0, known, target) { Args = args })
            : [new("do", $"There is no verb '{EdgeText.Line(verb, EdgeLimits.NameBytes)}'.")];
        if (Actor.PersonIn(target) is { } person && (await organisation.CurrentAsync(CancellationToken.None)).Person(person) is null)
        {
            errors = errors.Add(new("target", $"There is nobody with the id '{EdgeText.Line(person.Value, EdgeLimits.NameBytes)}'."));
        }

        return errors.IsEmpty ? null : DrillRefusals.Invalid(errors);
    }

    /// <summary>What the run says of an act that stands in the stream now; where several are meant, of the last.</summary>
    private async Task<string?> NotDoneAsync(DrillId id, Predicate<DrillAct> isMeant)
    {
        (Drill drill, _) = await reader.StreamAsync(id, CancellationToken.None);
        int place = drill.Acts.ToList().FindLastIndex(isMeant);
        if (place < 0 || DrillReader.ScenarioOf(drill) is not { } scenario)
        {
            return null;
        }

        Drill until = drill with { Acts = drill.Acts[..(place + 1)] };
        DrillWalk walk = runs.Take(until, scenario, drill.Acts[place].Second);
        string? notDone = walk.Run.Events is [.., { Kind: EventKind.Refused } last] ? last.Text : null;
        runs.GiveBack(walk);
        return notDone;
    }

    /// <summary>What is wrong with a scenario or a level that somebody names; empty when nothing is.</summary>
    public static ImmutableArray<FieldError> Check(string scenario, string difficulty)
    {
        List<FieldError> found = [];
        if (ScenarioLibrary.Find(scenario) is null)
        {
            string named = EdgeText.Line(scenario, EdgeLimits.NameBytes);
            found.Add(new("scenario", $"There is no scenario '{named}': there are {string.Join(", ", ScenarioLibrary.Ids)}."));
        }

        if (Word.TryParse<Difficulty>(difficulty) is null)
        {
            found.Add(new("difficulty", $"Choose one of {string.Join(", ", Word.All<Difficulty>())}."));
        }

        return [.. found];
    }

    private static ImmutableArray<FieldError> Check(DrillWish wish)
    {
        List<FieldError> found = [.. Check(wish.Scenario, wish.Difficulty)];
        if (wish.Speed is < DrillLimits.SpeedMin or > DrillLimits.SpeedMax)
        {
            found.Add(new("speed", $"Choose a speed from {DrillLimits.SpeedMin} to {DrillLimits.SpeedMax}."));
        }

        return [.. found];
    }
}

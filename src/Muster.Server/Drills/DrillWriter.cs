// Changes a drill, in one way for the console and for the API.
using System.Collections.Immutable;
using System.Security.Cryptography;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Web.Api;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Work = Muster.Engine.Commands.Work;

namespace Muster.Server.Drills;

/// <summary>A write is never bound to the request: who hangs up after pressing the button has pressed it.</summary>
public sealed class DrillWriter(CommandRunner runner, DrillReader reader, DrillRuns runs, OrganisationReader organisation, IIds ids)
{
    /// <summary>What stands before the id of somebody who plays along.</summary>
    private const string PersonPrefix = "person:";

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
    /// Does something in a drill, when the scenario offers it with these arguments. Answers what the run made of it too: null when it was done or begun, else a sentence
    /// that says why not.
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

        string act = asking.NewId(ids);
        Outcome outcome = await WriteAsync(id, asking, now => new DrillCommand.Act(act, verb, target, args, asking.By, now));
        return (outcome, outcome is Outcome.Done ? await NotDoneAsync(id, act) : null);
    }

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
        if (
            target.StartsWith(PersonPrefix, StringComparison.Ordinal)
            && (await organisation.CurrentAsync(CancellationToken.None)).People.ContainsKey(target[PersonPrefix.Length..]) is false
        )
        {
            errors = errors.Add(
                new("target", $"There is nobody with the id '{EdgeText.Line(target[PersonPrefix.Length..], EdgeLimits.NameBytes)}'.")
            );
        }

        return errors.IsEmpty ? null : DrillRefusals.Invalid(errors);
    }

    /// <summary>What the run says of an act that stands in the stream now.</summary>
    private async Task<string?> NotDoneAsync(DrillId id, string act)
    {
        (Drill drill, _) = await reader.StreamAsync(id, CancellationToken.None);
        int place = drill.Acts.ToList().FindIndex(one => one.Id == act);
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

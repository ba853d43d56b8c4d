// Weighs each act of a drill: the same run without it, and what customers lost in either.
using System.Collections.Immutable;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.World;

namespace Muster.Simulator.Scoring;

/// <summary>
/// A run is the same each time, so the difference is of this act and of nothing else. It holds where all else is done as it was: two acts that each would have been enough
/// both change nothing, and whoever had left one out might have done something else.
/// </summary>
public static class Deeds
{
    /// <summary>Each costs a run of some milliseconds; more acts than this nobody reads.</summary>
    public const int Max = 40;

    /// <summary>Less than this share of what is lost is no difference that anybody could see.</summary>
    private const double SeenShare = 0.005;

    private const int AfterSeconds = 60;

    /// <summary>The first <see cref="Max"/> acts on the system in their order, and roles that were given where that changed something for customers.</summary>
    /// <param name="run">Played to its end.</param>
    public static ImmutableArray<Deed> Of(DrillRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return
        [
            .. run
                .Acts.Index()
                .Where(one => one.Item.Verb == Verb.Assign || !VerbParameters.IsCommand(one.Item.Verb))
                .Take(Max)
                .Select(one => Weigh(run, one.Index))
                .Where(deed => deed.Act.Verb != Verb.Assign || deed.Effect != DeedEffect.Neither),
        ];
    }

    private static Deed Weigh(DrillRun run, int place)
    {
        Act act = run.Acts[place];
        DrillRun without = DrillRun.Play(run.Variant, [.. run.Acts.Where((_, other) => other != place)]);
        double difference = run.Course.CustomerMinutesLost - without.Course.CustomerMinutesLost;
        double seen = Math.Max(1, SeenShare * Math.Max(run.Course.CustomerMinutesLost, without.Course.CustomerMinutesLost));
        int? done =
            act.Verb == Verb.Assign
                ? act.At
                : run.Events.FirstOrDefault(one => one.Kind == EventKind.WorkDone && ReferenceEquals(one.Act, act))?.At;
        return new(
            act,
            Title(run.Variant.Scenario, act),
            done,
            LossAt(run.Seconds, act.At - 1),
            done is { } at ? LossAt(run.Seconds, at + AfterSeconds) : null,
            difference,
            difference <= -seen ? DeedEffect.Helped
                : difference >= seen ? DeedEffect.Harmed
                : DeedEffect.Neither
        );
    }

    private static double LossAt(IReadOnlyList<Second> seconds, int at) => seconds[Math.Clamp(at, 0, seconds.Count - 1)].LossShare;

    private static string Title(Scenario scenario, Act act)
    {
        string title = ActRules.Find(scenario, act)?.Title ?? $"{Word.Of(act.Verb)} {act.Target}";
        string args = string.Join(", ", act.Args.Where(one => one.Key != "name").Select(one => $"{one.Key} {one.Value}"));
        return args.Length > 0 ? $"{title} ({args})" : title;
    }
}

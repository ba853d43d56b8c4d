// A run of a drill on its way: how far it was played, and how much of what was done it has heard of.
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills;

/// <summary>Not safe for several threads while it goes.</summary>
public sealed class DrillWalk
{
    private readonly string _hash;
    private int _heard;

    public DrillWalk(Drill drill, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(drill);
        (Id, _hash) = (drill.Id, drill.ScenarioHash);
        Run = new(new Variant(scenario, drill.Seed, Word.TryParse<Difficulty>(drill.Difficulty) ?? Difficulty.Newcomer));
    }

    public DrillId Id { get; }

    public DrillRun Run { get; }

    /// <summary>Whether it can go on to this second: it is not beyond it, and nothing was done before the second in which it stands that it has not heard of.</summary>
    public bool Reaches(Drill drill, int second)
    {
        ArgumentNullException.ThrowIfNull(drill);
        return drill.Id == Id
            && drill.ScenarioHash == _hash
            && Run.Now <= second
            && (drill.Acts.Length == _heard || (drill.Acts.Length > _heard && drill.Acts[_heard].Second >= Run.Now));
    }

    /// <summary>Goes on until so many seconds have passed; what was ordered in the last of them is in it. Answers how many seconds it played.</summary>
    public int Go(Drill drill, int second)
    {
        ArgumentNullException.ThrowIfNull(drill);
        int from = Run.Now;
        for (bool isThere = false; !isThere; )
        {
            for (; _heard < drill.Acts.Length && drill.Acts[_heard].Second <= Run.Now; _heard++)
            {
                if (ActOf(drill.Acts[_heard]) is { } act)
                {
                    Run.Do(act);
                }
            }

            isThere = Run.Now >= second || Run.IsOver;
            if (!isThere)
            {
                Run.Step();
            }
        }

        return Run.Now - from;
    }

    /// <summary>Null for a verb that this version does not know.</summary>
    private static Act? ActOf(DrillAct act) =>
        Word.TryParse<Verb>(act.Verb) is { } verb
            ? new Act(act.Second, verb, act.Target) { By = act.By.ToString(), Args = act.Args }
            : null;
}

// A drill with its run, played up to one simulated second.
using Muster.Core.Drills;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills;

/// <param name="Version">The version of the stream; what an ETag says.</param>
/// <param name="Second">The simulated second up to which it was played.</param>
public sealed record PlayedDrill(Drill Drill, int Version, DrillRun Run, int Second)
{
    public Scenario Scenario => Run.Variant.Scenario;

    /// <summary>The run of a drill after so many seconds; what was ordered in the last of them is in it.</summary>
    public static DrillRun Replay(Drill drill, Scenario scenario, int second)
    {
        ArgumentNullException.ThrowIfNull(drill);
        DrillRun run = new(new Variant(scenario, drill.Seed, Word.TryParse<Difficulty>(drill.Difficulty) ?? Difficulty.Newcomer));
        int next = 0;
        for (bool isThere = false; !isThere; )
        {
            for (; next < drill.Acts.Length && drill.Acts[next].Second <= run.Now; next++)
            {
                if (ActOf(drill.Acts[next]) is { } act)
                {
                    run.Do(act);
                }
            }

            isThere = run.Now >= second || run.IsOver;
            if (!isThere)
            {
                run.Step();
            }
        }

        return run;
    }

    /// <summary>Null for a verb that this version does not know.</summary>
    private static Act? ActOf(DrillAct act) =>
        Word.TryParse<Verb>(act.Verb) is { } verb
            ? new Act(act.Second, verb, act.Target) { By = act.By.ToString(), Args = act.Args }
            : null;
}

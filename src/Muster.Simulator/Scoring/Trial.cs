// A variant played with acts in ordinary hands, without people: what the search for par compares.
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Scoring;

internal static class Trial
{
    /// <summary>The acts in the order of their seconds, by one pair of hands; one that it cannot take is left out. Null as soon as <paramref name="isEnough"/> of its course.</summary>
    public static DrillSummary? Play(Variant variant, IReadOnlyList<Act> acts, int? detected, Predicate<Course> isEnough)
    {
        SystemRun system = new(variant);
        Course course = new();
        List<Work> finished = [];
        int next = 0;
        while (system.Now < variant.Seconds)
        {
            for (; next < acts.Count && acts[next].At <= system.Now; next++)
            {
                if (ActRules.Find(variant.Scenario, acts[next]) is { } offer)
                {
                    system.Begin(offer, acts[next]);
                }
            }

            finished.Clear();
            course.Look(system.Step(finished), system, variant);
            if (isEnough(course))
            {
                return null;
            }
        }

        return DrillSummary.Of(variant, course, detected, system.Now);
    }

    /// <summary>
    /// Acts that follow the state: a door that is nearly closed at once, and opened a tenth at a time whenever no queue stands and the busiest component has room for more;
    /// closed by a tenth when a queue grows again.
    /// </summary>
    public static List<Act> Staircase(Variant variant, IReadOnlyList<Act> others, Offer shed, int from, int percent, double room)
    {
        SystemRun system = new(variant);
        List<Act> stairs = [];
        List<Work> finished = [];
        int next = 0;
        int settled = from + variant.SecondsOf(shed) + 30;
        while (system.Now < variant.Seconds)
        {
            for (; next < others.Count && others[next].At <= system.Now; next++)
            {
                if (ActRules.Find(variant.Scenario, others[next]) is { } offer)
                {
                    system.Begin(offer, others[next]);
                }
            }

            bool isStep = system.Now >= settled && (system.Now - settled) % 20 == 0;
            int to = isStep ? Next(system, percent, room) : percent;
            if (system.Now == from || to != percent)
            {
                Act step = Acting.Shed(shed, system.Now, to);
                if (system.Begin(shed, step) is not null)
                {
                    stairs.Add(step);
                    percent = to;
                }
            }

            finished.Clear();
            system.Step(finished);
        }

        return stairs;
    }

    private static int Next(SystemRun system, int percent, double room)
    {
        double open = (100 - percent) / 100.0;
        double wider = (100 - Math.Max(0, percent - 10)) / 100.0;
        double busiest = 0;
        bool isQueued = false;
        for (int place = 0; place < system.World.Components.Count; place++)
        {
            World.Reading reading = system.World.Read(place);
            busiest = Math.Max(busiest, reading.Utilisation);
            isQueued |= reading.Queue > 0.02 * system.World.Components[place].QueueMax && reading.Queue > 10;
        }

        return isQueued ? Math.Min(95, percent + 10)
            : percent > 0 && busiest * wider / open < room ? Math.Max(0, percent - 10)
            : percent;
    }
}

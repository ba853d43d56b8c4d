// Colleagues who were asked to look at something, and what they report.
using Muster.Simulator.Responders;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Drills;

internal sealed class Searches(Variant variant, SystemRun system, Crew crew)
{
    private readonly List<(int Due, CrewMember Who, Act Act, int Seed)> _open = [];
    private readonly HashSet<Finding> _found = [];
    private int _asked;

    /// <summary>Somebody looks; answers why not when nobody can.</summary>
    public string? Ask(Act act, List<DrillEvent> events)
    {
        int now = act.At;
        string skill = Candidates(act.Target).Select(finding => finding.Skill).FirstOrDefault() ?? "";
        string wanted = act.Text("of");
        CrewMember? who = wanted.Length > 0 ? crew.Find(wanted) : crew.Free(skill, now);
        if (who is null)
        {
            return wanted.Length > 0
                ? $"There is no '{wanted}' in this drill."
                : "Everybody is at work: wait until somebody is free, or take something from them.";
        }

        if (who.IsGone)
        {
            return $"{who.Colleague.Name} has gone home: ask somebody else.";
        }

        if (who.IsBusy(now))
        {
            return $"{who.Colleague.Name} is busy until {DrillSecond.Text(who.BusyUntil)} ({who.Doing}): ask somebody else, or wait.";
        }

        crew.Call(who, now);
        double seconds = Candidates(act.Target)
            .Select((finding, index) => variant.Draw(finding.TakesSeconds, $"finding/{finding.About}/{index}"))
            .DefaultIfEmpty(45)
            .First();
        int due = who.Work(now, seconds, $"looks at {act.Target}");
        _open.Add((due, who, act, _asked++));
        events.Add(new(now, EventKind.Asked, act.Target, $"{who.Colleague.Name} looks at {act.Target}.") { Act = act });
        return null;
    }

    /// <summary>Whoever is done reports.</summary>
    public void Report(int now, List<DrillEvent> events)
    {
        for (int at = 0; at < _open.Count; at++)
        {
            if (_open[at].Due <= now)
            {
                events.Add(Result(now, _open[at].Who, _open[at].Act, _open[at].Seed));
                _open.RemoveAt(at--);
            }
        }
    }

    private DrillEvent Result(int now, CrewMember who, Act act, int seed)
    {
        string name = who.Colleague.Name;
        Finding? found = Candidates(act.Target).FirstOrDefault(finding => Knows(who, finding));
        if (found is null)
        {
            bool isBeyond = Candidates(act.Target).Any();
            string why = isBeyond ? "I do not know this well enough; somebody else should look" : "nothing (else) that is unusual";
            return new(now, EventKind.Found, act.Target, $"{name} on {act.Target}: {why}.") { Act = act };
        }

        bool isMistaken = found.Wrong.Length > 0 && variant.Share($"report/{act.Target}", seed) >= who.Reliability;
        if (!isMistaken)
        {
            _found.Add(found);
        }

        string said = isMistaken ? found.Wrong : found.Text + Advice(found);
        return new(now, EventKind.Found, act.Target, $"{name} on {act.Target}: {said}")
        {
            Act = act,
            Finding = found,
            IsMistaken = isMistaken,
        };
    }

    /// <summary>To a newcomer they say what they would do, by the name that it has in the console.</summary>
    private string Advice(Finding found) =>
        variant.Difficulty == Difficulty.Newcomer && variant.Scenario.Offers.FirstOrDefault(offer => offer.Word == found.Mend) is { } mend
            ? $" I would do this: {mend.Title}."
            : "";

    private static bool Knows(CrewMember who, Finding finding) => finding.Skill.Length == 0 || who.Colleague.Skills.Contains(finding.Skill);

    /// <summary>What is there to be found and was not.</summary>
    private IEnumerable<Finding> Candidates(string about) =>
        variant.Scenario.Findings.Where(finding =>
            finding.About == about && !_found.Contains(finding) && (finding.While.IsEmpty || finding.While.Any(system.Standing.Contains))
        );
}

// What somebody orders in a drill, as a line for the timeline of its incident.
using System.Collections.Immutable;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills;

public static class OrderText
{
    /// <summary>Null for what the incident records by itself, and for what is no order.</summary>
    public static string? Of(Drill drill, string verb, string target, ImmutableSortedDictionary<string, string> args)
    {
        if (DrillReader.ScenarioOf(drill) is not { } scenario || Word.TryParse<Verb>(verb) is not { } known)
        {
            return null;
        }

        Act act = new(0, known, target) { Args = args };
        return known switch
        {
            Verb.Ask when act.Text("of") is { Length: > 0 } of => $"{NameOf(scenario, of)} is asked to look at {target}.",
            Verb.Ask => $"Somebody is asked to look at {target}.",
            Verb.Assign when Actor.PersonIn(target) is null && target != VerbParameters.Nobody =>
                $"{NameOf(scenario, target)}, a colleague of the drill, is {RoleName.Parse(act.Text("role")).Label()}.",
            _ => ActRules.Find(scenario, act) is { } offer ? $"Ordered: {offer.Title}{Told(act)}." : null,
        };
    }

    private static string Told(Act act)
    {
        string told = string.Join(", ", act.Args.Where(one => one.Key != "name").Select(one => $"{one.Key} {one.Value}"));
        return told.Length > 0 ? $" ({told})" : "";
    }

    private static string NameOf(Scenario scenario, string colleague) =>
        (scenario.Colleagues.IsEmpty ? UsualTeam.Colleagues : scenario.Colleagues).FirstOrDefault(one => one.Id == colleague)?.Name
        ?? colleague;
}

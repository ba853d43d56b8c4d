// The STAR summary of a drill as one of those who played it tells it: situation, task, action, result.
using System.Globalization;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills;

public static class StarText
{
    /// <summary>In the first person of the reader, with what they did themselves; of the team where the reader did nothing.</summary>
    /// <param name="reader">Null for a key that stands for nobody.</param>
    /// <param name="nameOf">How a person is called.</param>
    public static string Of(DrillResult result, PersonId? reader, Func<PersonId, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(nameOf);
        PlayedDrill whole = result.Whole;
        DrillEvent[] deeds =
        [
            .. whole.Run.Events.Where(one =>
                one is { Act: not null, Kind: EventKind.WorkBegan or EventKind.WorkWaits or EventKind.Commanded or EventKind.Asked }
            ),
        ];
        string? self = reader is { } person ? Actor.Person(person.Value).ToString() : null;
        DrillEvent[] own = [.. deeds.Where(one => one.Act!.By == self)];
        bool isOwn = own.Length > 0;
        string who = isOwn ? "I" : "We";
        string[] done =
        [
            .. (isOwn ? own : deeds)
                .Select(one => (one.At, Words: Words(whole, one.Act!, self, nameOf)))
                .Select(one => $"at {DrillSecond.Text(one.At)} {who} {one.Words}"),
        ];
        string level = whole.Run.Variant.Difficulty.ToString().ToLowerInvariant();
        string lost = result.Summary.CustomerMinutesLost.ToString("N0", CultureInfo.InvariantCulture);
        return new StarSummary(
            $"{whole.Scenario.Title}. {whole.Scenario.Brief.ReplaceLineEndings(" ").Trim()}",
            $"{Task(own, isOwn)} in a drill ({level}, variant {whole.Drill.Seed}): stop the impact, keep people informed, find the cause.",
            [.. done],
            $"{result.Outcome.ToLowerInvariant()}; {result.Times}; {lost} customer-minutes lost."
        ).ToString();
    }

    private static string Task(DrillEvent[] own, bool isOwn) =>
        own.Any(one => one.Act!.Verb == Verb.Declare) ? "I commanded the response as Incident Commander"
        : isOwn ? "I was one of those who responded"
        : "We commanded the response";

    private static string Words(PlayedDrill whole, Act act, string? self, Func<PersonId, string> nameOf) =>
        act.Verb switch
        {
            Verb.Acknowledge => "took the page",
            Verb.Declare => $"declared a {Level(act)}",
            Verb.Severity => $"made it a {Level(act)}",
            Verb.Assign when act.Target == self => $"took the role {RoleName.Parse(act.Text("role")).Label()}",
            Verb.Assign when act.Target == VerbParameters.Nobody => $"left the role {RoleName.Parse(act.Text("role")).Label()} open",
            Verb.Assign => $"made {NameOf(whole, act.Target, nameOf)} {RoleName.Parse(act.Text("role")).Label()}",
            Verb.Statement => "told stakeholders how it stood",
            Verb.Mitigate => "said that the bleeding had stopped",
            Verb.Resolve => "said that the cause was mended",
            Verb.Keyboard => act.Text("state") == "closed" ? "left the keyboard" : "opened a terminal",
            Verb.Ask => $"asked what {act.Target} did",
            _ => $"had this done: {ActRules.Find(whole.Scenario, act)?.Title ?? act.Target}",
        };

    private static string Level(Act act) => ((Severity)(int)(act.Number("severity") ?? 1)).Label();

    private static string NameOf(PlayedDrill whole, string who, Func<PersonId, string> nameOf) =>
        Actor.PersonIn(who) is { } person ? nameOf(person) : whole.Run.Crew.Find(who)?.Colleague.Name ?? who;
}

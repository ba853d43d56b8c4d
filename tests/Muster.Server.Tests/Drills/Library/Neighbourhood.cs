// The plans that differ from par in one thing.
using System.Globalization;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;

namespace Muster.Server.Tests.Drills.Library;

/// <summary>
/// Written without a look at how the search moves: an act left out, moved by some seconds, with another number, or one more act at one of some seconds. Nothing is done
/// before a team could know.
/// </summary>
internal static class Neighbourhood
{
    private static readonly int[] Shifts = [-45, -15, -7, -3, 3, 7, 15, 45];
    private static readonly int[] Steps = [-7, -4, -1, 1, 4, 7];
    private static readonly int[] After = [0, 5, 20, 45, 90, 150, 270, 400];

    public static IEnumerable<(string Change, List<Act> Acts)> Of(Variant variant, ParRun par)
    {
        for (int place = 0; place < par.Acts.Length; place++)
        {
            Act act = par.Acts[place];
            yield return ($"without {Text(act)}", [.. par.Acts.RemoveAt(place)]);
            foreach (Act other in Moved(variant, par, act).Concat(Numbered(variant, act)))
            {
                yield return ($"{Text(other)} in place of {Text(act)}", [.. par.Acts.SetItem(place, other)]);
            }
        }

        foreach (Act more in After.Select(after => par.KnownAt + after).SelectMany(at => Offered(variant.Scenario, at)))
        {
            yield return ($"with {Text(more)}", [.. par.Acts, more]);
        }
    }

    private static IEnumerable<Act> Moved(Variant variant, ParRun par, Act act) =>
        Shifts.Select(shift => act.At + shift).Where(at => at >= par.KnownAt && at < variant.Seconds).Select(at => act with { At = at });

    private static IEnumerable<Act> Numbered(Variant variant, Act act) =>
        from possible in PossibleAction.In(variant.Scenario)
        where possible.Verb == act.Verb && possible.Target == act.Target && possible.Name == act.Text("name")
        from parameter in possible.Parameters
        where parameter.IsNumber && act.Number(parameter.Name) is not null
        from step in Steps
        let number = act.Number(parameter.Name)!.Value + step
        where number >= parameter.Least && number <= parameter.Most
        select With(act, parameter.Name, number);

    /// <summary>Each offer once, with each word that it takes, and with some numbers between the least and the most.</summary>
    private static IEnumerable<Act> Offered(Scenario scenario, int at)
    {
        foreach (PossibleAction possible in PossibleAction.In(scenario).Where(possible => possible.TakesSeconds is not null))
        {
            Act act = new(at, possible.Verb, possible.Target);
            act = possible.Name.Length > 0 ? act with { Args = act.Args.Add("name", possible.Name) } : act;
            IEnumerable<Act> acts = [act];
            foreach (Parameter parameter in possible.Parameters.Where(parameter => !parameter.IsOptional && parameter.Name != "name"))
            {
                acts = acts.SelectMany(one => Said(one, parameter));
            }

            foreach (Act said in acts)
            {
                yield return said;
            }
        }
    }

    private static IEnumerable<Act> Said(Act act, Parameter parameter) =>
        parameter.IsNumber
            ? ((double[])[0, 0.1, 0.4, 0.8, 1]).Select(share =>
                With(act, parameter.Name, Math.Round(parameter.Least + ((parameter.Most - parameter.Least) * share)))
            )
            : parameter.Choices.Select(choice => act with { Args = act.Args.SetItem(parameter.Name, choice) });

    private static Act With(Act act, string name, double number) =>
        act with
        {
            Args = act.Args.SetItem(name, number.ToString(CultureInfo.InvariantCulture)),
        };

    private static string Text(Act act) => $"{act.At} {act.Verb} {act.Target} {string.Join(' ', act.Args.Values)}".TrimEnd();
}

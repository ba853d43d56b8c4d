// What somebody typed while they play a drill in a terminal, read as an act.
using System.Collections.Immutable;
using System.Text;
using Muster.Core.Kernel;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Cli.Drill.Terminal;

/// <summary>A verb, a target, and arguments as <c>name=value</c> or as bare words in their order: <c>shed gateway 90</c>, <c>declare 1</c>.</summary>
internal static class TypedAct
{
    /// <summary>The act; null with a sentence that says what is wrong.</summary>
    public static Act? Read(string line, Scenario scenario, out string why)
    {
        string[] words = Words(line);
        why = "";
        if (words.Length == 0)
        {
            return null;
        }

        if (Word.TryParse<Verb>(words[0]) is not { } verb)
        {
            why = $"There is no '{words[0]}': {string.Join(", ", Known(scenario))}.";
            return null;
        }

        bool hasTarget = !VerbParameters.IsCommand(verb) || verb is Verb.Ask or Verb.Assign;
        string target = hasTarget && words.Length > 1 ? words[1] : "";
        if (target.StartsWith("person:", StringComparison.Ordinal))
        {
            why = "Nobody else plays along here: name a colleague of the scenario.";
            return null;
        }

        Act act = new(0, verb, target);
        string[] rest = words[(hasTarget ? Math.Min(2, words.Length) : 1)..];
        Act complete = act with { Args = Arguments(rest, Parameters(scenario, act)) };
        if (ActRules.Check(scenario, complete) is { IsEmpty: false } mistakes)
        {
            why = string.Join(" ", mistakes.Select(mistake => mistake.Message));
            return null;
        }

        return complete;
    }

    /// <summary>The words of all verbs that this scenario knows.</summary>
    public static IEnumerable<string> Known(Scenario scenario) =>
        scenario.Offers.Select(offer => offer.Verb).Concat(VerbParameters.Command).Distinct().Select(Word.Of);

    private static ImmutableArray<Parameter> Parameters(Scenario scenario, Act act) =>
        VerbParameters.IsCommand(act.Verb) ? VerbParameters.Of(act.Verb)
        : ActRules.Find(scenario, act) is { } offer ? VerbParameters.Of(offer, scenario.Topology)
        : [];

    private static ImmutableSortedDictionary<string, string> Arguments(string[] words, ImmutableArray<Parameter> parameters)
    {
        ImmutableSortedDictionary<string, string> args = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        List<string> bare = [];
        foreach (string word in words)
        {
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            bool isNamed = equals > 0 && parameters.Any(parameter => parameter.Name == word[..equals]);
            if (isNamed)
            {
                args = args.SetItem(word[..equals], word[(equals + 1)..]);
            }
            else
            {
                bare.Add(word);
            }
        }

        return Bare(args, bare, parameters);
    }

    /// <summary>Bare words are the arguments that were not named, in their order; of a free text all that is left.</summary>
    private static ImmutableSortedDictionary<string, string> Bare(
        ImmutableSortedDictionary<string, string> args,
        List<string> bare,
        ImmutableArray<Parameter> parameters
    )
    {
        foreach (Parameter parameter in parameters.Where(parameter => parameter.Name != "name" && !args.ContainsKey(parameter.Name)))
        {
            if (bare.Count == 0)
            {
                break;
            }

            int taken = parameter.LengthMax > 63 ? bare.Count : 1;
            args = args.SetItem(parameter.Name, string.Join(' ', bare.Take(taken)));
            bare.RemoveRange(0, taken);
        }

        return bare.Count == 0 ? args : args.SetItem(bare[0], "");
    }

    /// <summary>Split at spaces that stand outside of quotes.</summary>
    private static string[] Words(string line)
    {
        List<string> words = [];
        StringBuilder word = new();
        bool isQuoted = false;
        foreach (char letter in EdgeText.Line(line, EdgeLimits.DetailsBytes).Append(' '))
        {
            if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (letter == ' ' && !isQuoted)
            {
                words.AddRange(word.Length > 0 ? [word.ToString()] : []);
                word.Clear();
            }
            else
            {
                word.Append(letter);
            }
        }

        return [.. words, .. word.Length > 0 ? [word.ToString().Trim()] : Array.Empty<string>()];
    }
}

// Whether an act can be done in a scenario at all: a known verb and target, every argument within its bounds.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Kernel;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Drills;

public static class ActRules
{
    /// <summary>Every mistake, at <c>at</c>, <c>do</c>, <c>target</c> or <c>args.NAME</c>; empty when it can be done.</summary>
    public static ImmutableArray<FieldError> Check(Scenario scenario, Act act)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(act);
        List<FieldError> found = [];
        int seconds = scenario.Minutes * 60;
        if (act.At < 0 || act.At >= seconds)
        {
            found.Add(new("at", $"The drill lasts from second 0 to {seconds - 1}; {act.At} is outside of it."));
        }

        if (VerbParameters.IsCommand(act.Verb))
        {
            CheckTarget(scenario, act, found);
            CheckArguments(VerbParameters.Of(act.Verb), act, found);
        }
        else if (Find(scenario, act) is { } offer)
        {
            CheckArguments(VerbParameters.Of(offer, scenario.Topology), act, found);
        }
        else
        {
            found.Add(Unknown(scenario, act));
        }

        return [.. found];
    }

    /// <summary>What an act takes up of all that is offered; null when that is not offered.</summary>
    public static Offer? Find(Scenario scenario, Act act)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(act);
        string name = act.Text("name");
        Offer[] same = [.. scenario.Offers.Where(offer => offer.Verb == act.Verb && offer.Target == act.Target)];
        return Array.Find(same, offer => offer.Name == name) ?? (same.Length == 1 && name.Length == 0 ? same[0] : null);
    }

    private static FieldError Unknown(Scenario scenario, Act act)
    {
        string word = Word.Of(act.Verb);
        string[] targets = [.. scenario.Offers.Where(offer => offer.Verb == act.Verb).Select(Naming)];
        return targets.Length == 0
            ? new("do", $"'{word}' is not offered in {scenario.Id}: there are {string.Join(", ", Words(scenario))}.")
            : new("target", $"'{word}' of '{act.Target}' is not offered in {scenario.Id}: it is of {string.Join(", ", targets)}.");
    }

    private static string Naming(Offer offer) => offer.Name.Length > 0 ? $"{offer.Target} (name {offer.Name})" : offer.Target;

    private static IEnumerable<string> Words(Scenario scenario) =>
        scenario.Offers.Select(offer => offer.Verb).Concat(VerbParameters.Command).Distinct().Select(Word.Of);

    private static void CheckTarget(Scenario scenario, Act act, List<FieldError> found)
    {
        if (act.Verb == Verb.Ask && !scenario.Topology.Components.Any(component => component.Name == act.Target))
        {
            string names = string.Join(", ", scenario.Topology.Components.Select(component => component.Name));
            found.Add(new("target", $"There is no component '{act.Target}' to look at: there are {names}."));
        }
    }

    private static void CheckArguments(ImmutableArray<Parameter> parameters, Act act, List<FieldError> found)
    {
        foreach (Parameter parameter in parameters)
        {
            if (act.Args.TryGetValue(parameter.Name, out string? given))
            {
                CheckArgument(parameter, given, found);
            }
            else if (!parameter.IsOptional && parameter.Name != "name")
            {
                found.Add(new($"args.{parameter.Name}", $"'{parameter.Name}' is missing: {parameter.Text}."));
            }
        }

        foreach (string name in act.Args.Keys.Where(name => !parameters.Any(parameter => parameter.Name == name)))
        {
            string known = parameters.IsEmpty
                ? "it takes none"
                : $"it takes {string.Join(", ", parameters.Select(parameter => parameter.Name))}";
            found.Add(new($"args.{name}", $"'{Word.Of(act.Verb)}' knows no '{name}': {known}."));
        }
    }

    private static void CheckArgument(Parameter parameter, string given, List<FieldError> found)
    {
        string field = $"args.{parameter.Name}";
        if (parameter.IsNumber)
        {
            bool isNumber = double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
            bool isSplit = parameter.Name == "instances" && number != Math.Floor(number);
            if (!isNumber || isSplit || !(number >= parameter.Least && number <= parameter.Most))
            {
                string least = parameter.Least.ToString(CultureInfo.InvariantCulture);
                string most = parameter.Most.ToString(CultureInfo.InvariantCulture);
                found.Add(
                    new(
                        field,
                        $"'{parameter.Name}' {(isSplit ? "is a whole number" : "lies")} between {least} and {most}; '{given}' {(isSplit ? "is not" : "does not")}."
                    )
                );
            }
        }
        else if (!parameter.Choices.IsEmpty && !parameter.Choices.Contains(given))
        {
            found.Add(new(field, $"'{parameter.Name}' is one of {string.Join(", ", parameter.Choices)}; '{given}' is not."));
        }
        else if (!parameter.IsOptional && string.IsNullOrWhiteSpace(given))
        {
            found.Add(new(field, $"'{parameter.Name}' is empty: {parameter.Text}."));
        }
        else if (parameter.LengthMax > 0 && given.Length > parameter.LengthMax)
        {
            found.Add(new(field, $"'{parameter.Name}' has at most {parameter.LengthMax} characters; this has {given.Length}."));
        }
    }
}

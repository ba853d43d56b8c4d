// Whether the faults of a scenario can happen, and whether each variant has its cause in time.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Simulator.World;

namespace Muster.Simulator.Scenarios;

internal static class FaultRules
{
    /// <summary>The causes of which each variant has one: each alone, or several with the same <c>oneOf</c>.</summary>
    public static IEnumerable<Fault[]> Sure(ImmutableArray<Fault> faults) =>
        faults
            .GroupBy(fault => fault.OneOf.Length > 0 ? fault.OneOf : $"/{fault.Id}", StringComparer.Ordinal)
            .Where(group => group.All(fault => fault is { IsCause: true, Likely: >= 1, From: Difficulty.Newcomer }))
            .Select(group => group.ToArray());

    public static IEnumerable<FieldError> Check(Scenario scenario, ScenarioNames names)
    {
        FieldErrorList errors = new("");
        errors.Count("faults", scenario.Faults.Length, ScenarioDefaults.FaultsMax, "faults");
        return
        [
            .. errors.Found,
            .. CheckTrigger(scenario.Faults),
            .. scenario.Faults.SelectMany(fault => Check(fault, names)),
            .. scenario.Faults.Where(fault => IsForEver(fault, scenario)).Select(Endless),
        ];
    }

    /// <summary>Whether it is a cause that neither time nor anything that is offered ends: nobody could resolve the drill.</summary>
    private static bool IsForEver(Fault fault, Scenario scenario) =>
        fault is { IsCause: true, Stands: true, LastsSeconds: null } && !scenario.Offers.Any(offer => offer.Ends.Contains(fault.Id));

    private static FieldError Endless(Fault fault) =>
        new(
            $"faults.{fault.Id}",
            $"Nothing mends this cause, so nobody can resolve the drill: write 'ends: [{fault.Id}]' into an action, or let it last for some time."
        );

    private static ImmutableArray<FieldError> Check(Fault fault, ScenarioNames names)
    {
        string at = $"faults.{fault.Id}";
        FieldErrorList errors = new(at);
        errors.Says("text", fault.Text, ScenarioDefaults.TextCharactersMax);
        errors.Fits("lesson", fault.Lesson, ScenarioDefaults.TextCharactersMax);
        errors.When(
            fault.Lesson.Length > 0 && !fault.IsCause,
            "lesson",
            "Only a cause teaches something of its own: write 'cause: true' beside it, or leave it out."
        );
        ScenarioNames.CheckSpan(errors, "at", fault.At, 0, names.SecondsMax, "seconds, within the drill");
        if (fault.LastsSeconds is { } lasts)
        {
            ScenarioNames.CheckSpan(errors, "lasts", lasts, 1, names.SecondsMax, "seconds");
        }

        errors.Range("likely", fault.Likely, 0, 1, "of the variants");
        errors.When(fault.Effects.IsEmpty, "effects", "A fault without an effect is none: say what it turns.");
        return [.. CheckId(fault.Id), .. errors.Found, .. EffectRules.Check($"{at}.effects", fault.Effects, names)];
    }

    private static IEnumerable<FieldError> CheckId(string id)
    {
        if (!Slug.IsValid(id))
        {
            yield return new($"faults.{id}", "An id is 1 to 63 of a-z, 0-9 and hyphen, beginning with a letter or digit.");
        }
    }

    /// <summary>A cause that every variant has must come in the first two minutes: alone, or one of several of which each variant has one.</summary>
    private static IEnumerable<FieldError> CheckTrigger(ImmutableArray<Fault> faults)
    {
        if (!faults.Any(fault => fault.IsCause))
        {
            yield return new("faults", "None is the cause that the drill is about: write 'cause: true' into one.");
            yield break;
        }

        Fault[][] sure = [.. Sure(faults)];
        if (sure.Length == 0)
        {
            yield return new(
                $"faults.{faults.First(fault => fault.IsCause).Id}.cause",
                "A variant could come without any cause: one has to be there at every difficulty, always (likely 1), "
                    + "alone or with a oneOf of causes only."
            );
            yield break;
        }

        Fault[] first = sure.MinBy(group => group.Max(fault => fault.At.High))!;
        Fault last = first.MaxBy(fault => fault.At.High)!;
        if (last.At.High > ScenarioDefaults.TriggerSecondsMax)
        {
            yield return new(
                $"faults.{last.Id}.at",
                $"The first cause comes within {ScenarioDefaults.TriggerSecondsMax} seconds, so that nobody waits for it; "
                    + $"here it can take {last.At.High:0}."
            );
        }
    }
}

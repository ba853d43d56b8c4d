// Whether what a scenario offers can be done: its target exists, its numbers can be, and each can be told from the others.
using Muster.Core.Kernel;
using Muster.Simulator.World;

namespace Muster.Simulator.Scenarios;

internal static class OfferRules
{
    public static IEnumerable<FieldError> Check(Scenario scenario, ScenarioNames names)
    {
        FieldErrorList errors = new("");
        errors.Count("actions", scenario.Offers.Length, ScenarioDefaults.OffersMax, "actions");
        errors.When(scenario.Offers.IsEmpty, "actions", "A drill in which nothing can be done is none: offer some actions.");
        HashSet<(Verb, string, string)> offered = [];
        for (int index = 0; index < scenario.Offers.Length; index++)
        {
            Offer offer = scenario.Offers[index];
            errors.When(
                !offered.Add((offer.Verb, offer.Target, offer.Name)),
                $"actions[{index}]",
                $"'{Word.Of(offer.Verb)}' of '{offer.Target}' stands here already; give this one a name of its own."
            );
        }

        return errors.Found.AddRange(scenario.Offers.SelectMany((offer, index) => Check($"actions[{index}]", offer, names)));
    }

    private static IEnumerable<FieldError> Check(string at, Offer offer, ScenarioNames names)
    {
        FieldErrorList errors = new(at);
        errors.When(
            VerbParameters.IsCommand(offer.Verb),
            "do",
            $"'{Word.Of(offer.Verb)}' is an act of command, which is always there; a scenario does not offer it."
        );
        errors.Known("target", offer.Target, names.Components);
        errors.When(
            offer.Name.Length > 0 && !Slug.IsValid(offer.Name),
            "name",
            "A name is 1 to 63 of a-z, 0-9 and hyphen, beginning with a letter or digit."
        );
        errors.Says("title", offer.Title, ScenarioDefaults.TitleCharactersMax);
        errors.Fits("price", offer.Price, ScenarioDefaults.TextCharactersMax);
        ScenarioNames.CheckSpan(errors, "takes", offer.TakesSeconds, 0, names.SecondsMax, "seconds");
        names.CheckFaults(errors, "ends", offer.Ends);
        names.CheckFaults(errors, "repairs", offer.Repairs);
        CheckParameters(errors, offer);
        string then = offer.Verb == Verb.Flag ? "off" : "then";
        return
        [
            .. errors.Found,
            .. EffectRules.Check($"{at}.while", offer.While, names),
            .. EffectRules.Check($"{at}.{then}", offer.Then, names),
        ];
    }

    private static void CheckParameters(FieldErrorList errors, Offer offer)
    {
        foreach (Parameter parameter in offer.Parameters.Where(parameter => parameter.IsNumber))
        {
            ScenarioNames.CheckSpan(
                errors,
                parameter.Name,
                new(parameter.Least, parameter.Most),
                0,
                WorldDefaults.InstancesMax,
                parameter.Name
            );
        }
    }
}

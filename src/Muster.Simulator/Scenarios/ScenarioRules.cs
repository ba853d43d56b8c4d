// Whether a scenario can be played: what it speaks of exists, its numbers can be, and each of its variants has a cause and an end.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Simulator.World;

namespace Muster.Simulator.Scenarios;

public static class ScenarioRules
{
    /// <summary>Every mistake, at the path that it has in a file, such as <c>actions[3].ends[0]</c>; empty when it can be played.</summary>
    public static ImmutableArray<FieldError> Check(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ScenarioNames names = new(scenario);
        return
        [
            .. CheckHead(scenario),
            .. TopologyRules.Check(scenario.Topology),
            .. FaultRules.Check(scenario, names),
            .. OfferRules.Check(scenario, names),
            .. ReportRules.Check(scenario, names),
            .. PeopleRules.Check(scenario, names),
        ];
    }

    private static ImmutableArray<FieldError> CheckHead(Scenario scenario)
    {
        FieldErrorList errors = new("");
        errors.When(
            !Slug.IsValid(scenario.Id),
            "id",
            $"'{scenario.Id}' is no id: use 1 to 63 of a-z, 0-9 and hyphen, beginning with a letter or digit."
        );
        errors.Says("title", scenario.Title, ScenarioDefaults.TitleCharactersMax);
        errors.Says("brief", scenario.Brief, ScenarioDefaults.BriefCharactersMax);
        errors.Says("lesson", scenario.Lesson, ScenarioDefaults.TextCharactersMax);
        errors.Range("minutes", scenario.Minutes, ScenarioDefaults.MinutesMin, ScenarioDefaults.MinutesMax, "minutes");
        errors.Range("severity", (int)scenario.Severity, 1, 4, "as a severity");
        return errors.Found;
    }
}

// Whether the people of a scenario can be, and whether its causal chain ends in the system and not in one of them.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Core.Wording;
using Muster.Simulator.World;

namespace Muster.Simulator.Scenarios;

internal static class PeopleRules
{
    public static IEnumerable<FieldError> Check(Scenario scenario, ScenarioNames names)
    {
        FieldErrorList errors = new("");
        errors.Count("colleagues", scenario.Colleagues.Length, ScenarioDefaults.ColleaguesMax, "colleagues");
        errors.Count("messages", scenario.Messages.Length, ScenarioDefaults.MessagesMax, "messages");
        errors.Count("whys", scenario.Whys.Length, ScenarioDefaults.WhysMax, "whys");
        string[] rootless = [.. Rootless(scenario)];
        errors.When(
            rootless.Length > 0 || !scenario.Whys.Any(why => why.IsRoot),
            "whys",
            $"No why is the root{Where(rootless)}, where the system has to be changed: write 'root: true' into one."
        );
        string[] people = [.. scenario.Colleagues.Select(colleague => FirstName(colleague.Name)).Where(name => name.Length > 1)];
        return
        [
            .. errors.Found,
            .. scenario.Colleagues.SelectMany(colleague => CheckColleague(colleague)),
            .. scenario.Messages.SelectMany((message, index) => CheckMessage($"messages[{index}]", message, names)),
            .. scenario.Whys.SelectMany((why, index) => CheckWhy($"whys[{index}]", why, people, names)),
        ];
    }

    /// <summary>The causes whose chain has no root.</summary>
    private static IEnumerable<string> Rootless(Scenario scenario) =>
        FaultRules
            .Sure(scenario.Faults)
            .SelectMany(causes => causes)
            .Select(cause => cause.Id)
            .Where(id => !scenario.Whys.Any(why => why.IsRoot && (why.With.IsEmpty || why.With.Contains(id))));

    private static string Where(string[] causes) => causes.Length == 0 ? "" : $" where the cause is {string.Join(" or ", causes)}";

    private static ImmutableArray<FieldError> CheckColleague(Colleague colleague)
    {
        FieldErrorList errors = new($"colleagues.{colleague.Id}");
        errors.When(
            !Slug.IsValid(colleague.Id),
            "id",
            $"'{colleague.Id}' is no id: use 1 to 63 of a-z, 0-9 and hyphen, beginning with a letter or digit."
        );
        errors.When(
            colleague.Id == VerbParameters.Nobody,
            "id",
            $"Whoever assigns a role to '{VerbParameters.Nobody}' leaves it empty: give the colleague another id."
        );
        errors.Says("name", colleague.Name, ScenarioDefaults.TitleCharactersMax);
        errors.Fits("does", colleague.Does, ScenarioDefaults.TextCharactersMax);
        errors.Range("speed", colleague.Speed, 0.1, 10, "times the ordinary speed");
        errors.Range("reliability", colleague.Reliability, 0, 1, "of the reports");
        errors.Range("stamina", colleague.Stamina, 1, 24 * 60, "minutes");
        ScenarioNames.CheckSpan(errors, "wakes", colleague.Wakes, 0, ScenarioDefaults.MinutesMax * 60, "seconds");
        return errors.Found;
    }

    private static ImmutableArray<FieldError> CheckMessage(string at, Message message, ScenarioNames names)
    {
        FieldErrorList errors = new(at);
        errors.Says("from", message.From, ScenarioDefaults.TitleCharactersMax);
        errors.Says("text", message.Text, ScenarioDefaults.TextCharactersMax);
        ScenarioNames.CheckSpan(errors, "at", message.At, 0, names.SecondsMax, "seconds, within the drill");
        errors.Range("unlessToldWithin", message.UnlessToldWithinSeconds, 0, names.SecondsMax, "seconds");
        return errors.Found;
    }

    private static ImmutableArray<FieldError> CheckWhy(string at, Why why, string[] people, ScenarioNames names)
    {
        FieldErrorList errors = new(at);
        errors.Says("why", why.Question, ScenarioDefaults.TextCharactersMax);
        errors.Says("because", why.Answer, ScenarioDefaults.TextCharactersMax);
        names.CheckFaults(errors, "with", why.With);
        string? blamed =
            BlamelessRules.BlameIn(why.Answer)
            ?? people.FirstOrDefault(name => WordSearch.HasWord(why.Answer, name, StringComparison.OrdinalIgnoreCase));
        errors.When(
            blamed is not null,
            "because",
            $"The answer to a why is never a person, and \"{blamed}\" makes one the cause. Say what in the system allowed it."
        );
        errors.When(
            why.Words.IsEmpty,
            "words",
            "Without words no answer of a team is recognised as this one: write some groups, such as [[release, version], [cookie]]."
        );
        errors.Count("words", why.Words.Length, ScenarioDefaults.WordsMax, "groups of words");
        for (int index = 0; index < why.Words.Length; index++)
        {
            errors.Count($"words[{index}]", why.Words[index].Length, ScenarioDefaults.WordsMax, "words");
            errors.When(
                why.Words[index].IsEmpty || why.Words[index].Any(string.IsNullOrWhiteSpace),
                $"words[{index}]",
                "An empty word would be found in every answer: write some letters."
            );
        }

        return errors.Found;
    }

    private static string FirstName(string name) => name.Split(' ', 2)[0];
}

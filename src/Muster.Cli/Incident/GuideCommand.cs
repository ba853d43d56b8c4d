// `muster incident guide`: which severity, and what each would set in motion now.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Incident;

internal static class GuideCommand
{
    public static Command Create()
    {
        Option<string?> service = new("--service")
        {
            Description = "The id of the service that fails: whom declaring would page now.",
            HelpName = "SERVICE",
        };
        Option<string?> down = Answer("--down", "Whether it is down, or losing data or money.", "yes", "no");
        Option<string?> workaround = Answer("--workaround", "Whether those who feel it have another way.", "yes", "no");
        Option<string?> feels = Answer("--feels", "Who feels it.", "everybody", "some", "us");
        return ApiVerb.Make(
            "guide",
            "Say which severity three answers suggest, and what each severity sets in motion: examples, roles, statements, and whom it pages now. Without answers it shows the questions.",
            [service, down, workaround, feels],
            async (parsed, client, cancel) =>
            {
                (string Name, string? Value)[] said =
                [
                    ("service", parsed.GetValue(service)),
                    ("down", parsed.GetValue(down)),
                    ("workaround", parsed.GetValue(workaround)),
                    ("feels", parsed.GetValue(feels)),
                ];
                string[] query =
                [
                    .. said.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"),
                ];
                string path = MusterClient.Path("severity-guide") + (query.Length > 0 ? "?" + string.Join('&', query) : "");
                Reply<GuideDetail> reply = await client.GetAsync<GuideDetail>(path, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value));
            }
        );
    }

    private static Option<string?> Answer(string name, string description, params string[] answers)
    {
        Option<string?> option = new(name) { Description = $"{description} {string.Join(", ", answers)}.", HelpName = "ANSWER" };
        option.AcceptOnlyFromAmong(answers);
        return option;
    }

    private static void Show(GuideDetail guide)
    {
        if (guide.Suggested is { } suggested)
        {
            Screen.Line($"{suggested} is suggested, because {guide.Because}.");
        }
        else
        {
            foreach (GuideQuestion question in guide.Questions)
            {
                Screen.Line($"{question.Text} --{question.Id} {string.Join(", ", question.Answers.Select(answer => answer.Value))}");
            }
        }

        foreach (GuideLevel level in guide.Levels)
        {
            Screen.Line();
            Screen.Line($"{level.Severity} {level.Grade}{(level.Severity == guide.Suggested ? "  <- suggested" : "")}");
            Screen.Line("  Pages now: " + Names(level.PagesNow));
            if (level.PagesLater.Count > 0)
            {
                Screen.Line("  When they wake: " + Names(level.PagesLater));
            }

            foreach (string consequence in level.Consequences)
            {
                Screen.Line("  " + Screen.Clean(consequence));
            }

            foreach (string example in level.Examples)
            {
                Screen.Line("  Such as: " + Screen.Clean(example));
            }
        }
    }

    private static string Names(IReadOnlyList<GuidePerson> people) =>
        people.Count == 0 ? "nobody" : Screen.Clean(string.Join(", ", people.Select(person => person.Name)));
}

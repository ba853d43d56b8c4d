// `muster incident statement`: publishes or drafts the five-line update with the promise of the next.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Incident;

internal static class StatementCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Option<string> status = Line(
            "--status",
            "Where it stands, in a word: Investigating, Identified, Mitigating, Monitoring or Resolved."
        );
        Option<string> impact = Line("--impact", "What users notice.");
        Option<string> action = Line("--action", "What is being done now.");
        Option<DateTimeOffset?> next = When.Future(
            "--next",
            "When the next update comes; Muster chases who must write it. Either this or --last."
        );
        Option<bool> last = new("--last") { Description = "There is no further update: this is the last." };
        Option<string[]> audience = Audience();
        Option<string?> corrects = new("--corrects")
        {
            Description = "The id of the statement that this one corrects; what is published is never edited.",
            HelpName = "STATEMENT",
        };
        Option<string[]> answers = Override();
        Option<bool> draft = new("--draft") { Description = "Keep it as a draft for somebody else to look at; publish nothing." };
        return ApiVerb.Make(
            "statement",
            "Publish the holding statement: status, impact, current action, next update.",
            [id, status, impact, action, next, last, audience, corrects, answers, draft],
            async (parsed, client, cancel) =>
            {
                DateTimeOffset? promise = parsed.GetValue(next);
                if (promise is null != parsed.GetValue(last))
                {
                    throw new Failure(ExitCode.Usage, "Say when the next update comes with --next, or that there is none with --last.");
                }

                bool isDraft = parsed.GetValue(draft);
                string[]? answered = Some(parsed.GetValue(answers));
                if (isDraft && answered is not null)
                {
                    throw new Failure(
                        ExitCode.Usage,
                        "A draft answers for nothing: leave --override away here, and say it to 'muster incident statement-publish'."
                    );
                }

                Dictionary<string, object?> body = new(StringComparer.Ordinal)
                {
                    ["status"] = parsed.GetRequiredValue(status),
                    ["impact"] = parsed.GetRequiredValue(impact),
                    ["currentAction"] = parsed.GetRequiredValue(action),
                };
                AddSaid(body, "nextUpdateAt", promise);
                AddSaid(body, "audiences", Some(parsed.GetValue(audience)));
                AddSaid(body, "override", answered);
                AddSaid(body, "corrects", parsed.GetValue(corrects));
                string path = Common.At(parsed.GetRequiredValue(id), isDraft ? "drafts" : "statements");
                Reply<IncidentDetail> published = await client.PostAsync<IncidentDetail>(path, body, cancel);
                if (isDraft)
                {
                    Common.Confirm(parsed, published, $"Kept as the draft {published.Value.Written?.Id}; nothing was published.");
                    return;
                }

                string promised = promise is { } at ? $"the next update is promised {TimeText.Relative(at)}." : "it was the last.";
                Common.Confirm(parsed, published, "Published; " + promised);
            }
        );
    }

    /// <summary>The rules of the linter that whoever publishes answers for by name.</summary>
    public static Option<string[]> Override() =>
        new("--override")
        {
            Description =
                "A rule of the linter that you answer for by name, where the public reads it; repeat it. A draft is answered for when it is published.",
            HelpName = "RULE",
        };

    private static Option<string[]> Audience()
    {
        Option<string[]> audience = new("--audience")
        {
            Description = "Who reads it beside colleagues: executive, public; repeat it. Left out: executives.",
            HelpName = "AUDIENCE",
        };
        audience.AcceptOnlyFromAmong("internal", "executive", "public");
        return audience;
    }

    private static void AddSaid(Dictionary<string, object?> body, string name, object? said)
    {
        if (said is not null)
        {
            body[name] = said;
        }
    }

    private static string[]? Some(string[]? said) => said is { Length: > 0 } ? said : null;

    private static Option<string> Line(string name, string description) =>
        new(name)
        {
            Description = description,
            Required = true,
            HelpName = "TEXT",
        };
}

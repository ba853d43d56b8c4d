// `muster incident statement`: publishes the five-line update with the promise of the next.
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
        return ApiVerb.Make(
            "statement",
            "Publish the holding statement: status, impact, current action, next update.",
            [id, status, impact, action, next, last],
            async (parsed, client, cancel) =>
            {
                DateTimeOffset? promise = parsed.GetValue(next);
                if (promise is null != parsed.GetValue(last))
                {
                    throw new Failure(ExitCode.Usage, "Say when the next update comes with --next, or that there is none with --last.");
                }

                var body = new
                {
                    Status = parsed.GetRequiredValue(status),
                    Impact = parsed.GetRequiredValue(impact),
                    CurrentAction = parsed.GetRequiredValue(action),
                    NextUpdateAt = promise,
                };
                string path = Common.At(parsed.GetRequiredValue(id), "statements");
                Reply<IncidentDetail> published = await client.PostAsync<IncidentDetail>(path, body, cancel);
                string promised = promise is { } at ? $"the next update is promised {TimeText.Relative(at)}." : "it was the last.";
                Common.Confirm(parsed, published, "Published; " + promised);
            }
        );
    }

    private static Option<string> Line(string name, string description) =>
        new(name)
        {
            Description = description,
            Required = true,
            HelpName = "TEXT",
        };
}

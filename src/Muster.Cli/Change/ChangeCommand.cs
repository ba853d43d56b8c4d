// `muster change`: a pipeline tells what it changed.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Change;

internal static class ChangeCommand
{
    public static Command Create()
    {
        Argument<string> summary = new("SUMMARY") { Description = "What was changed, in one line." };
        Option<string?> service = new("--service") { Description = "The id or the name of the service.", HelpName = "SERVICE" };
        Option<string> kind = Words.ChangeKind("What was changed: deploy, flag, config, schema or other.", "other");
        Option<string?> source = new("--source") { Description = "Where, such as the pipeline or the environment.", HelpName = "TEXT" };
        Option<string?> link = new("--link") { Description = "Where it can be looked at.", HelpName = "URL" };
        Option<DateTimeOffset?> at = When.Past(
            "--at",
            "When it was made; now when left out. With a time, telling it twice is telling it once."
        );
        return ApiVerb.Make(
            "change",
            "Tell of a change, such as a deployment: it pages nobody, and stands beside the incidents that begin after it. A key of scope intake is enough.",
            [summary, service, kind, source, link, at],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Summary = parsed.GetRequiredValue(summary),
                    Service = parsed.GetValue(service),
                    Kind = parsed.GetRequiredValue(kind),
                    Source = parsed.GetValue(source),
                    Link = parsed.GetValue(link),
                    At = parsed.GetValue(at),
                };
                Reply<ChangeRow> told = await client.PostAsync<ChangeRow>(MusterClient.Path("changes"), body, cancel);
                parsed.Screen().Answer(told.Raw, () => Screen.Line($"Told, as of {TimeText.Utc(told.Value.At)}."));
            }
        );
    }
}

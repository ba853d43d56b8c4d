// `muster alert report`: a person saw it, no monitoring did.
using System.CommandLine;
using System.Text.Json;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Alert;

internal static class ReportCommand
{
    public static Command Create()
    {
        Argument<string> title = new("TITLE") { Description = "What was seen, in one line." };
        Option<string?> service = new("--service") { Description = "The id of the service that fails.", HelpName = "SERVICE" };
        Option<string> severity = Words.SeverityOption("How bad it looks.", required: false);
        Option<string?> description = new("--description") { Description = "What else is known.", HelpName = "TEXT" };
        return ApiVerb.Make(
            "report",
            "Report what no monitoring saw: it is a signal as any other, and pages as any other.",
            [title, service, severity, description],
            async (parsed, client, cancel) =>
            {
                var body = new
                {
                    Title = parsed.GetRequiredValue(title),
                    Service = parsed.GetValue(service),
                    Severity = parsed.GetValue(severity),
                    Description = parsed.GetValue(description),
                };
                Reply<JsonElement> reported = await client.PostAsync<JsonElement>(MusterClient.Path("reports"), body, cancel);
                parsed.Screen().Answer(reported.Raw, () => Screen.Line("Reported; 'muster alert groups' shows what it set off."));
            }
        );
    }
}

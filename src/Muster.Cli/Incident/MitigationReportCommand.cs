// `muster incident mitigation-report`: records how a mitigation went.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Incident;

internal static class MitigationReportCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Argument<string> mitigation = Common.Text("MITIGATION", "The id of the mitigation, as 'incident show' lists it.");
        Argument<string> outcome = Common.Text("OUTCOME", "How it went: worked, partly or failed.");
        outcome.HelpName = "OUTCOME";
        outcome.AcceptOnlyFromAmong("worked", "partly", "failed");
        Option<string?> text = new("--text") { Description = "What was seen.", HelpName = "TEXT" };
        return ApiVerb.Make(
            "mitigation-report",
            "Report how a mitigation went that was chosen with 'mitigation'.",
            [id, mitigation, outcome, text],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(id), "mitigations", parsed.GetRequiredValue(mitigation), "outcome");
                var body = new { Outcome = parsed.GetRequiredValue(outcome), Text = parsed.GetValue(text) };
                Common.Confirm(parsed, await client.PutAsync<IncidentDetail>(path, body, cancel), $"Recorded: it {Past(body.Outcome)}.");
            }
        );
    }

    private static string Past(string outcome) => outcome == "partly" ? "worked in part" : outcome;
}

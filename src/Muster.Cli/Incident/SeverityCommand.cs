// `muster incident severity`: changes how bad it is, with the reason.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Incident;

internal static class SeverityCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Argument<string> severity = Words.Severity("SEVERITY");
        Option<string> reason = new("--reason")
        {
            Description = "Why.",
            Required = true,
            HelpName = "TEXT",
        };
        return ApiVerb.Make(
            "severity",
            "Change the severity: the policy of the new one holds from then on.",
            [id, severity, reason],
            async (parsed, client, cancel) =>
            {
                var body = new { Severity = parsed.GetRequiredValue(severity), Reason = parsed.GetRequiredValue(reason) };
                string path = Common.At(parsed.GetRequiredValue(id), "severity");
                Common.Confirm(parsed, await client.PutAsync<IncidentDetail>(path, body, cancel), $"It is {body.Severity} now.");
            }
        );
    }
}

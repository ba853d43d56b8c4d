// `muster incident ask`: asks the Incident Commander for the command.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Incident;

internal static class AskCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        return ApiVerb.Make(
            "ask",
            "Ask the Incident Commander for the command. It passes when they hand it over to you, or do not answer within 5 minutes; 'decline' refuses or withdraws.",
            [id],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(id), "handover", "request");
                Reply<IncidentDetail> asked = await client.PutAsync<IncidentDetail>(path, new { }, cancel);
                Common.Confirm(
                    parsed,
                    asked,
                    "You asked for command; it passes when the commander agrees, or does not answer within 5 minutes."
                );
            }
        );
    }
}

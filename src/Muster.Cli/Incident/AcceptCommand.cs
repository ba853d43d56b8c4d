// `muster incident accept`: takes the command that was offered.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Incident;

internal static class AcceptCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        return ApiVerb.Make(
            "accept",
            "Accept the command that was offered to you: you are the Incident Commander from then on.",
            [id],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(id), "handover", "acceptance");
                Common.Confirm(parsed, await client.PutAsync<IncidentDetail>(path, new { }, cancel), "You have command.");
            }
        );
    }
}

// `muster incident decline`: turns down the command that was offered, or a request for it.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Incident;

internal static class DeclineCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Argument<string> reason = Common.Text("REASON", "Why, for the one who offered it or asks for it.");
        return ApiVerb.Make(
            "decline",
            "Turn down the command that was offered to you, or keep the command that somebody asks you for.",
            [id, reason],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(id), "handover", "refusal");
                Reply<IncidentDetail> declined = await client.PutAsync<IncidentDetail>(
                    path,
                    new { Reason = parsed.GetRequiredValue(reason) },
                    cancel
                );
                Common.Confirm(parsed, declined, "Declined; command stays where it was.");
            }
        );
    }
}

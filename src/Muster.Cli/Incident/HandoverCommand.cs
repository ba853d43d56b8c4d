// `muster incident handover`: offers the command to another person, who accepts or declines it.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Incident;

internal static class HandoverCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Argument<string> person = Common.Text("PERSON", "The id of the person who shall take command.");
        return ApiVerb.Make(
            "handover",
            "Offer the command to another person. It moves when they accept; until then you command.",
            [id, person],
            async (parsed, client, cancel) =>
            {
                string to = parsed.GetRequiredValue(person);
                string path = Common.At(parsed.GetRequiredValue(id), "handover");
                Reply<IncidentDetail> offered = await client.PostAsync<IncidentDetail>(path, new { To = to }, cancel);
                Common.Confirm(parsed, offered, $"Command is offered to {to}; it moves when they accept.");
            }
        );
    }
}

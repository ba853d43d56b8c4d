// `muster incident statement-withdraw`: withdraws a draft; the record keeps it.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Incident;

internal static class StatementWithdrawCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        Argument<string> draft = Common.Text("DRAFT", "The id of the draft, as 'incident statement --draft' answered it.");
        Argument<string> reason = Common.Text("REASON", "Why it will not be published.");
        return ApiVerb.Make(
            "statement-withdraw",
            "Withdraw a draft; the record keeps it.",
            [id, draft, reason],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(id), "drafts", parsed.GetRequiredValue(draft), "withdrawal");
                var body = new { Reason = parsed.GetRequiredValue(reason) };
                Common.Confirm(parsed, await client.PutAsync<IncidentDetail>(path, body, cancel), "The draft is withdrawn.");
            }
        );
    }
}

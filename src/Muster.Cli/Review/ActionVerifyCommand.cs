// `muster review action-verify`: says how one will see that an action item helped.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Review;

internal static class ActionVerifyCommand
{
    public static Command Create()
    {
        Argument<string> incident = Common.Incident();
        Argument<string> item = Common.Text("ITEM", "The id of the action item, as 'review show' lists it.");
        Argument<string> verification = Common.Text("TEXT", "What will be seen when it has helped.");
        return ApiVerb.Make(
            "action-verify",
            "Say how one will see that an action item helped; no review is closed without.",
            [incident, item, verification],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(incident), "action-items", parsed.GetRequiredValue(item), "verification");
                var body = new { Verification = parsed.GetRequiredValue(verification) };
                Common.Confirm(parsed, await client.PutAsync<ReviewDetail>(path, body, cancel), "It is said how one will see it.");
            }
        );
    }
}

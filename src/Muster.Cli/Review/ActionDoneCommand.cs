// `muster review action-done`: marks an action item as done, also after the review was closed.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Review;

internal static class ActionDoneCommand
{
    public static Command Create()
    {
        Argument<string> incident = Common.Incident();
        Argument<string> item = Common.Text("ITEM", "The id of the action item, as 'review show' lists it.");
        Option<string?> result = new("--result") { Description = "What came of it.", HelpName = "TEXT" };
        return ApiVerb.Make(
            "action-done",
            "Mark an action item as done, also after the review was closed.",
            [incident, item, result],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(incident), "action-items", parsed.GetRequiredValue(item), "completion");
                Reply<ReviewDetail> done = await client.PutAsync<ReviewDetail>(path, new { Result = parsed.GetValue(result) }, cancel);
                Common.Confirm(parsed, done, "The action item is done.");
            }
        );
    }
}

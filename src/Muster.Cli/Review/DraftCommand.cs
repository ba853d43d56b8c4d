// `muster review draft`: drafts the review of a resolved incident whose severity does not ask for one.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Review;

internal static class DraftCommand
{
    public static Command Create()
    {
        Argument<string> incident = Common.Incident();
        return ApiVerb.Make(
            "draft",
            "Draft the review of a resolved incident from its timeline. Where the severity asks for a review it is drafted by itself.",
            [incident],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(incident));
                Common.Confirm(parsed, await client.PutAsync<ReviewDetail>(path, new { }, cancel), "The review is drafted.");
            }
        );
    }
}

// `muster review close`: closes the review, unless something is missing.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Review;

internal static class CloseCommand
{
    public static Command Create()
    {
        Argument<string> incident = Common.Incident();
        return ApiVerb.Make(
            "close",
            "Close the review. It needs a root cause in the system and an action item with an owner; what is missing is named.",
            [incident],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(incident), "closure");
                Common.Confirm(parsed, await client.PutAsync<ReviewDetail>(path, new { }, cancel), "The review is closed.");
            }
        );
    }
}

// `muster review root-cause`: marks an answer as a root cause in the system, or takes the mark off.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Review;

internal static class RootCauseCommand
{
    public static Command Create()
    {
        Argument<string> incident = Common.Incident();
        Argument<string> why = Common.Text("WHY", "The id of the answer, as 'review show' lists it.");
        Option<string> kind = Words.CauseClass();
        Option<bool> off = new("--off") { Description = "It is no root cause after all." };
        return ApiVerb.Make(
            "root-cause",
            "Mark an answer as a root cause in the system; never a person.",
            [incident, why, kind, off],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(incident), "whys", parsed.GetRequiredValue(why), "root-cause");
                if (parsed.GetValue(off))
                {
                    Common.Confirm(parsed, await client.DeleteAsync<ReviewDetail>(path, new { }, cancel), "It is no root cause.");
                    return;
                }

                string cause = parsed.GetRequiredValue(kind);
                Reply<ReviewDetail> marked = await client.PutAsync<ReviewDetail>(path, new { Class = cause }, cancel);
                Common.Confirm(parsed, marked, $"It is a root cause: {Words.Said(cause)}.");
            }
        );
    }
}

// `muster drill end`: ends a drill on a server, and says what came of it.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Drill;

internal static class EndCommand
{
    public static Command Create()
    {
        Argument<string> id = Common.Id();
        return ApiVerb.Make(
            "end",
            "End a drill on a server where it is. Its debrief stands in the console.",
            [id],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(id), "end");
                Reply<DrillState> reply = await client.PutAsync<DrillState>(path, new { }, cancel);
                parsed
                    .Screen()
                    .Answer(
                        reply.Raw,
                        () => Screen.Line($"{reply.Value.Id} is over. Its debrief: {client.Server}drills/{reply.Value.Id}/debrief")
                    );
            }
        );
    }
}

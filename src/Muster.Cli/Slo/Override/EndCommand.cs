// `muster slo override end`: end an override before its time.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Slo.Override;

internal static class EndCommand
{
    public static Command Create()
    {
        Argument<string> slo = OverrideWords.Slo();
        Argument<string> id = OverrideWords.Id();
        return ApiVerb.Make(
            "end",
            "End an override before its time.",
            [slo, id],
            async (parsed, client, cancel) =>
                OverrideWords.Answer(
                    parsed,
                    await client.PostAsync<OverrideState>(
                        MusterClient.Path("slos", parsed.GetRequiredValue(slo), "overrides", parsed.GetRequiredValue(id)),
                        new { Decision = "end" },
                        cancel
                    )
                )
        );
    }
}

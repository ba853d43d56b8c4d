// `muster slo override agree`: agree, as the second person, to an override.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Slo.Override;

internal static class AgreeCommand
{
    public static Command Create()
    {
        Argument<string> slo = OverrideWords.Slo();
        Argument<string> id = OverrideWords.Id();
        return ApiVerb.Make(
            "agree",
            "Agree, as the second person, to an override that somebody else asked for.",
            [slo, id],
            async (parsed, client, cancel) =>
                OverrideWords.Answer(
                    parsed,
                    await client.PostAsync<OverrideState>(
                        MusterClient.Path("slos", parsed.GetRequiredValue(slo), "overrides", parsed.GetRequiredValue(id)),
                        new { Decision = "agree" },
                        cancel
                    )
                )
        );
    }
}

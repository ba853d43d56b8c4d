// `muster slo override ask`: override the gate, or ask a second person to.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;

namespace Muster.Cli.Slo.Override;

internal static class AskCommand
{
    private static readonly Option<string> Reason = new("--reason")
    {
        Description = "Why it cannot wait; the summary of the quarter shows it.",
        Required = true,
        HelpName = "TEXT",
    };

    private static readonly Option<string> For = new("--for")
    {
        Description = "For how long; the policy says how long at most.",
        Required = true,
        HelpName = "DURATION",
    };

    public static Command Create()
    {
        Argument<string> slo = OverrideWords.Slo();
        return ApiVerb.Make(
            "ask",
            "Override the gate of an SLO. Where the policy wants a second person, it holds once they agree.",
            [slo, Reason, For],
            async (parsed, client, cancel) =>
                OverrideWords.Answer(
                    parsed,
                    await client.PostAsync<OverrideState>(
                        MusterClient.Path("slos", parsed.GetRequiredValue(slo), "overrides"),
                        new { Reason = parsed.GetRequiredValue(Reason), For = parsed.GetRequiredValue(For) },
                        cancel
                    )
                )
        );
    }
}

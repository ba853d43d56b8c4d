// `muster slo policy sign`: exactly the text that was read, for product or for engineering.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Slo.Policy;

internal static class SignCommand
{
    private static readonly Option<string> For = new("--for")
    {
        Description = "For whom you sign: product or engineering.",
        Required = true,
        HelpName = "SIDE",
    };

    private static readonly Option<string?> Hash = new("--hash")
    {
        Description = "Of the text that you read, as it was shown to you. Left out, the text is shown, and nothing is signed.",
        HelpName = "HASH",
    };

    public static Command Create()
    {
        For.AcceptOnlyFromAmong("product", "engineering");
        return ApiVerb.Make(
            "sign",
            "Sign the latest version of the error budget policy for product or for engineering. Without --hash it shows what you sign and does nothing; with the hash that it showed, it signs exactly that.",
            [For, Hash],
            ActAsync
        );
    }

    private static async Task ActAsync(ParseResult parsed, MusterClient client, CancellationToken cancel)
    {
        string side = parsed.GetRequiredValue(For);
        if (parsed.GetValue(Hash) is { } hash)
        {
            Reply<PolicyState> signed = await client.PostAsync<PolicyState>(
                MusterClient.Path("slo-policy", "sign"),
                new { Hash = hash, As = side },
                cancel
            );
            parsed.Screen().Answer(signed.Raw, () => Say(signed.Value));
            return;
        }

        Reply<PolicyState> reply = await client.GetAsync<PolicyState>(MusterClient.Path("slo-policy"), cancel);
        if (reply.Value.Latest is not { } latest)
        {
            throw new Failure(ExitCode.NotFound, "No policy is written yet. An admin writes one with 'muster slo policy apply FILE'.");
        }

        parsed
            .Screen()
            .Answer(
                reply.Raw,
                () =>
                {
                    PolicyWords.Show(latest);
                    Screen.Line($"Nothing was signed yet. To sign it: muster slo policy sign --for {side} --hash {latest.TextHash}");
                }
            );
    }

    private static void Say(PolicyState policy) =>
        Screen.Line(
            policy.Standing?.Version == policy.Latest?.Version
                ? $"Version {policy.Latest?.Version} is signed by both and holds."
                : $"Signed. Version {policy.Latest?.Version} holds once the other side has signed it, too."
        );
}

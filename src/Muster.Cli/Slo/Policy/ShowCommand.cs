// `muster slo policy show`: the policy that holds, what was written since, and the overrides.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Slo.Policy;

internal static class ShowCommand
{
    public static Command Create() =>
        ApiVerb.Make(
            "show",
            "Show the error budget policy that holds, who signed it, what was written since, and the overrides.",
            [],
            async (parsed, client, cancel) =>
            {
                Reply<PolicyState> reply = await client.GetAsync<PolicyState>(MusterClient.Path("slo-policy"), cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value));
            }
        );

    private static void Show(PolicyState policy)
    {
        if (policy.Standing is { } standing)
        {
            PolicyWords.Show(standing);
        }
        else
        {
            Screen.Line(
                "No policy is signed, so the workbook's holds: nothing goes while a budget is spent, but reliability and security."
            );
        }

        if (policy.Latest is { } latest && latest.Version != policy.Standing?.Version)
        {
            Screen.Line();
            Screen.Line("Written and not signed by both:");
            PolicyWords.Show(latest);
        }

        if (policy.Overrides.Count > 0)
        {
            Screen.Line();
            Screen.Table(
                ["OVERRIDE", "SLO", "STATUS", "BY", "UNTIL", "REASON"],
                [
                    .. policy.Overrides.Select(one =>
                        (IReadOnlyList<string>)
                            [one.Id, one.Slo, one.Status, one.Person, one.Until is { } until ? PolicyWords.At(until) : "", one.Reason]
                    ),
                ],
                ""
            );
        }
    }
}

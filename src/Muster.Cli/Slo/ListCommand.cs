// `muster slo list`: what is left of each error budget.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Slo;

internal static class ListCommand
{
    public static Command Create() =>
        ApiVerb.Make(
            "list",
            "List the SLOs of the server: what is left of their budgets, how fast they burn and how fresh that is.",
            [],
            async (parsed, client, cancel) =>
            {
                Reply<Listing<SloRow>> reply = await client.GetAsync<Listing<SloRow>>(MusterClient.Path("slos"), cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value.Items));
            }
        );

    private static void Show(IReadOnlyList<SloRow> slos) =>
        Screen.Table(
            ["NAME", "SERVICE", "TARGET", "LEFT", "BURN", "STATE", "DATA"],
            [
                .. slos.SelectMany(slo =>
                    slo.Goals.Select(goal =>
                        (IReadOnlyList<string>)
                            [
                                slo.Id,
                                slo.Service,
                                SloWords.Percent(goal.Target),
                                SloWords.Left(goal.Left),
                                goal.Burns is [var first, ..] ? SloWords.Burn(first.Long) : "",
                                SloWords.State(goal),
                                slo.Freshness,
                            ]
                    )
                ),
            ],
            "There are no SLOs."
        );
}

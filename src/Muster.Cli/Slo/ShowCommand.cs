// `muster slo show`: how one SLO stands, and what it says.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Slo;

internal static class ShowCommand
{
    public static Command Create()
    {
        Argument<string> name = new("NAME") { Description = "The name of the SLO." };
        return ApiVerb.Make(
            "show",
            "Show how an SLO of the server stands: budget, burn rates, forecast, freshness, and the text that defines it.",
            [name],
            async (parsed, client, cancel) =>
            {
                Reply<SloText> reply = await client.GetAsync<SloText>(MusterClient.Path("slos", parsed.GetRequiredValue(name)), cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value));
            }
        );
    }

    private static void Show(SloText shown)
    {
        SloRow slo = shown.Slo;
        Screen.Line($"{slo.Id}: {Screen.Clean(slo.Title)}");
        Screen.Facts(("Service", slo.Service), ("Says", slo.Description), ("Data", slo.Freshness));
        foreach ((SloGoalRow goal, int place) in slo.Goals.Select((goal, place) => (goal, place)))
        {
            Screen.Line();
            Screen.Facts(
                ("Objective", goal.Title),
                ("Target", SloWords.Percent(goal.Target)),
                ("Window", $"{At(goal.Begin)} to {At(goal.End)}"),
                ("Data from", goal.DataFrom > goal.Begin.AddMinutes(1) ? $"{At(goal.DataFrom)}: the window is longer than the data" : null),
                ("Was good", goal.Indicator is { } indicator ? SloWords.Percent(indicator) : "nothing was counted"),
                ("Left", SloWords.Left(goal.Left)),
                ("State", SloWords.State(goal)),
                ("Gone", goal.GoneAt is { } gone ? $"{At(gone)} if the last hour goes on" : null),
                ("There again", goal.ThereAgainAt is { } again ? $"{At(again)} if nothing more goes wrong" : null)
            );
            foreach (SloChargeRow charge in shown.Charges.Where(charge => charge.Goal == place))
            {
                Screen.Line(
                    $"  {(charge.Share is { } share ? SloWords.Left(share) : "all")} spent by {(charge.Incident is { } id ? $"{id} {Screen.Clean(charge.Title ?? "")}" : "no incident")}"
                );
            }

            foreach (SloBurnRow burn in goal.Burns)
            {
                Screen.Line(
                    $"  {burn.Name}: {SloWords.Burn(burn.Long)} and {SloWords.Burn(burn.Short)} times, {(burn.Page ? "pages" : "a ticket")} above {burn.Factor.ToString(CultureInfo.InvariantCulture)}{(burn.Firing ? ": it fires" : "")}"
                );
            }
        }

        Screen.Line();
        foreach (string line in shown.Text.Split('\n'))
        {
            Screen.Line(Screen.Clean(line));
        }
    }

    private static string At(DateTimeOffset? at) =>
        at is { } known ? known.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : "";
}

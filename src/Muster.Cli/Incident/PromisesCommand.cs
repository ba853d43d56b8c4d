// `muster incident promises`: how often the next update came when it was promised, by severity.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Incident;

internal static class PromisesCommand
{
    public static Command Create()
    {
        Option<int> days = new("--days")
        {
            Description = "Of the incidents that were declared in so many days up to now.",
            DefaultValueFactory = _ => 90,
            HelpName = "N",
        };
        return ApiVerb.Make(
            "promises",
            "How often the next update came when it was promised, by severity.",
            [days],
            async (parsed, client, cancel) =>
            {
                string path =
                    MusterClient.Path("statements", "promises") + "?days=" + parsed.GetValue(days).ToString(CultureInfo.InvariantCulture);
                Reply<Promises> reply = await client.GetAsync<Promises>(path, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value.Items));
            }
        );
    }

    private static void Show(IReadOnlyList<OfSeverity> all) =>
        Screen.Table(
            ["SEVERITY", "INCIDENTS", "PROMISED", "IN TIME", "RATE"],
            [
                .. all.Select(one =>
                    (IReadOnlyList<string>)
                        [
                            one.Severity,
                            Count(one.Incidents),
                            Count(one.Made),
                            Count(one.Kept),
                            one.OnTimeRate is { } rate ? rate.ToString("0 %", CultureInfo.InvariantCulture) : "-",
                        ]
                ),
            ],
            "No incident."
        );

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private sealed record Promises(IReadOnlyList<OfSeverity> Items);

    private sealed record OfSeverity(string Severity, int Incidents, int Made, int Kept, double? OnTimeRate);
}

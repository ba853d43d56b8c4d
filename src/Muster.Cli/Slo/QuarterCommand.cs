// `muster slo quarter`: what a quarter shipped, what it spent, and what reliability work that caused.
using System.CommandLine;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Slo;

internal static class QuarterCommand
{
    public static Command Create()
    {
        Argument<string?> quarter = new("QUARTER") { Description = "Such as 2026Q4. Left out: this one.", Arity = ArgumentArity.ZeroOrOne };
        return ApiVerb.Make(
            "quarter",
            "Say what a quarter shipped, what it spent of the error budgets, and what reliability work that caused: in Markdown, or with --json for scripts.",
            [quarter],
            async (parsed, client, cancel) =>
            {
                string asked = parsed.GetValue(quarter) is { } named ? "?q=" + Uri.EscapeDataString(named) : "";
                Reply<QuarterState> reply = await client.GetAsync<QuarterState>(MusterClient.Path("slo-quarter") + asked, cancel);
                parsed
                    .Screen()
                    .Answer(
                        reply.Raw,
                        () =>
                        {
                            foreach (string line in reply.Value.Markdown.TrimEnd().Split('\n'))
                            {
                                Screen.Line(Screen.Clean(line));
                            }
                        }
                    );
            }
        );
    }
}

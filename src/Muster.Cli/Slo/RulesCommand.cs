// `muster slo rules`: the burn of OpenSLO objectives as a file of Prometheus rules.
using System.CommandLine;
using Muster.Cli.Terminal;
using Muster.Core.Slos;
using Muster.Server.Slos.Document;

namespace Muster.Cli.Slo;

internal static class RulesCommand
{
    public static Command Create()
    {
        Command command = new(
            "rules",
            "Write the burn of OpenSLO objectives as Prometheus rules: a recorded error ratio for each window, and an alert for each pair of windows."
        )
        {
            OpenSloArgument.Files,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        OpenSloReading reading = await OpenSloArgument.ReadAsync(parsed, cancel);
        if (reading.Mistakes.Length > 0)
        {
            throw new Failure(
                ExitCode.Usage,
                "No rules were written: the files have mistakes.",
                [.. reading.Mistakes.Select(one => $"{one.File}: {one.Mistake}")]
            );
        }

        string[] pushed = [.. reading.Slos.Where(slo => slo.Indicator is SloIndicator.Pushed).Select(slo => slo.Id.Value)];
        if (pushed.Length > 0)
        {
            Screen.Aside($"Prometheus does not have what is pushed to Muster, so it gets no rules: {string.Join(", ", pushed)}.");
        }

        Screen.Line(PrometheusRules.Of(reading.Slos).TrimEnd());
        return ExitCode.Done;
    }
}

// `muster rebuild`: makes the read models anew from the record.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Engine.Projections;

namespace Muster.Cli.Record;

internal static class RebuildCommand
{
    public static Command Create() =>
        LocalVerb.Make(
            "rebuild",
            "Make what lists and pages show anew from the record. Every row is written over in its place and nothing is missing meanwhile, so it may run beside servers.",
            [],
            async (parsed, local, cancel) =>
            {
                int projected = await local.Get<Rebuild>().RunAsync(cancel);
                parsed.Screen().Answer(new { Projected = projected }, () => Screen.Line($"Rebuilt: {projected} streams and alert groups."));
                return ExitCode.Done;
            }
        );
}

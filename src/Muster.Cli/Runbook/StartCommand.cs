// `muster runbook start`: what was looked at, and nothing else.
using System.CommandLine;

namespace Muster.Cli.Runbook;

internal static class StartCommand
{
    public static Command Create() =>
        SeenVerb.Make("start", "Start a run of a runbook, once it may start. Without --hash it shows what it would do and does nothing.");
}

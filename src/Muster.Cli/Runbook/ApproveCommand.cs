// `muster runbook approve`: what was looked at, and nothing else.
using System.CommandLine;

namespace Muster.Cli.Runbook;

internal static class ApproveCommand
{
    public static Command Create() =>
        SeenVerb.Make(
            "approve",
            "Approve a run that somebody else asked for. Without --hash it shows everything that you approve and does nothing; with the hash that it showed, it approves exactly that."
        );
}

// `muster slo`: service level objectives and their error budgets.
using System.CommandLine;

namespace Muster.Cli.Slo;

internal static class SloCommands
{
    public static Command Create() =>
        new(
            "slo",
            "Service level objectives: apply OpenSLO files, see what is left of the error budgets, check files, and make Prometheus rules of them."
        )
        {
            ApplySlosCommand.Create(),
            ListCommand.Create(),
            ShowCommand.Create(),
            RetireCommand.Create(),
            LintCommand.Create(),
            RulesCommand.Create(),
        };
}

// `muster slo`: service level objectives and their error budgets.
using System.CommandLine;

namespace Muster.Cli.Slo;

internal static class SloCommands
{
    public static Command Create() =>
        new("slo", "Service level objectives: check OpenSLO files, and make Prometheus rules of them.")
        {
            LintCommand.Create(),
            RulesCommand.Create(),
        };
}

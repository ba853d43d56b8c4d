// `muster slo`: service level objectives and their error budgets.
using System.CommandLine;
using Muster.Cli.Slo.Override;
using Muster.Cli.Slo.Policy;

namespace Muster.Cli.Slo;

internal static class SloCommands
{
    public static Command Create() =>
        new(
            "slo",
            "Service level objectives: apply OpenSLO files, see what is left of the error budgets, agree what happens when one is spent, check files, and make Prometheus rules of them."
        )
        {
            ApplySlosCommand.Create(),
            ListCommand.Create(),
            ShowCommand.Create(),
            RetireCommand.Create(),
            LintCommand.Create(),
            RulesCommand.Create(),
            PolicyCommands.Create(),
            OverrideCommands.Create(),
            QuarterCommand.Create(),
        };
}

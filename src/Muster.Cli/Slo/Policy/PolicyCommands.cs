// `muster slo policy`: what product and engineering agreed to do when an error budget is spent.
using System.CommandLine;

namespace Muster.Cli.Slo.Policy;

internal static class PolicyCommands
{
    public static Command Create() =>
        new("policy", "The error budget policy, which the gate goes by once product and engineering have signed it.")
        {
            ShowCommand.Create(),
            ApplyCommand.Create(),
            SignCommand.Create(),
        };
}

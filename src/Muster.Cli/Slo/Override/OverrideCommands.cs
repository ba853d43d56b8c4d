// `muster slo override`: let changes go although the gate says stop, by name and with a reason.
using System.CommandLine;

namespace Muster.Cli.Slo.Override;

internal static class OverrideCommands
{
    public static Command Create() =>
        new("override", "Let changes go although the gate says stop: by name, with a reason, as far as the signed policy allows.")
        {
            AskCommand.Create(),
            AgreeCommand.Create(),
            EndCommand.Create(),
        };
}

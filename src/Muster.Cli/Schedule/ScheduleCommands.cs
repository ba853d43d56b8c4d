// `muster schedule`: who is on call, when, for how long, and where nobody is.
using System.CommandLine;

namespace Muster.Cli.Schedule;

internal static class ScheduleCommands
{
    public static Command Create() =>
        new("schedule", "See who is on call.")
        {
            WhoCommand.Create(),
            ShiftsCommand.Create(),
            FairnessCommand.Create(),
            GapsCommand.Create(),
        };
}

// `muster schedule`: who is on call, when, for how long, where nobody is, and what people arrange otherwise.
using System.CommandLine;
using Muster.Cli.Schedule.Changes;

namespace Muster.Cli.Schedule;

internal static class ScheduleCommands
{
    public static Command Create() =>
        new("schedule", "See who is on call, and arrange it otherwise.")
        {
            WhoCommand.Create(),
            ShiftsCommand.Create(),
            FairnessCommand.Create(),
            GapsCommand.Create(),
            OverrideCommands.Create(),
            SwapCommands.Create(),
            VacationCommands.Create(),
            GapCommands.Create(),
            ImportCommand.Create(),
        };
}

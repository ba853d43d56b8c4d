// What an import answers: the schedule that it is of, and the shifts that it has now, or would have.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Server.OnCall.Import;

/// <param name="DryRun">Nothing was written.</param>
/// <param name="Shifts">Those to come, ascending by start; half-open, in UTC.</param>
internal sealed record ImportedCalendar(ScheduleId Schedule, string Name, string Zone, bool DryRun, ImmutableArray<ListedShift> Shifts)
{
    public static ImportedCalendar Of(Schedule schedule, ImmutableArray<ListedShift> shifts, bool dryRun) =>
        new(schedule.Id, schedule.Name, schedule.Zone, dryRun, shifts);
}

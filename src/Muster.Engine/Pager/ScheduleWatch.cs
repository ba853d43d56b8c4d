// Reads every schedule before somebody has to be paged by it, and says which cannot be read.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Engine.Commands;

namespace Muster.Engine.Pager;

/// <summary>A page finds nobody by a schedule that throws, and goes on; that it did is no matter for the log alone.</summary>
public sealed class ScheduleWatch(OrganisationReader organisations, Troubles troubles, TimeProvider clock) : ICycle
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly Aside<ScheduleId> _unreadable = troubles.NewAside<ScheduleId>();
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public string Name => "schedules";

    public Wake Signal(Wake commits) => commits.Unhurried;

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (now < _next)
        {
            return _next;
        }

        Organisation organisation = await organisations.CurrentAsync(stop);
        _unreadable.KeepOnly(organisation.Schedules.Values.Select(schedule => schedule.Id));
        foreach (Schedule schedule in organisation.Schedules.Values)
        {
            Read(schedule, now);
        }

        _next = now + Every;
        return _next;
    }

    private void Read(Schedule schedule, DateTimeOffset now)
    {
        try
        {
            OnCallCalendar.Who(schedule, now);
            _unreadable.Forget(schedule.Id);
        }
        catch (Exception failure)
        {
            _unreadable.Put(
                schedule.Id,
                now,
                _ => Every,
                (since, _) =>
                    new(
                        $"The schedule {schedule.Id} cannot be read",
                        since,
                        "Nobody is paged by it, and pages go on to their next step; look at its rotations and overrides, and apply the organisation anew.",
                        $"Reading it failed with: {failure.Message}"
                    )
            );
        }
    }
}

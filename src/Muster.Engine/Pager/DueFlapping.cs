// A group that waited because its alerts flap has fired for long enough: page it.
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed class DueFlapping(GroupRouting routing, GroupSilence silenced, SilenceBook silences, OrganisationReader organisations)
    : ITimerHandler
{
    public string Kind => EngineTimers.FlappingSteady;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        AlertGroupId id = EngineTimers.GroupOf(timer);
        if (await work.GroupAsync(id, cancel) is not { ClosedAt: null } group || !HeldReasons.IsFlapping(group))
        {
            return;
        }

        (_, Silence? held) = await silenced.OfAsync(id, await silences.AtAsync(work.Now, cancel), cancel);
        string? why = held is null ? null : HeldReasons.Silenced(held);
        await routing.PageAsync(work, group with { UpdatedAt = work.Now }, [], why, await organisations.CurrentAsync(cancel), cancel);
    }
}

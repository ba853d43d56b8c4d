// A group that waited because its alerts flap has fired for long enough: page it.
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed class DueFlapping(GroupRouting routing, GroupMutes muted, MuteBook mutes, OrganisationReader organisations) : ITimerHandler
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

        (_, Mute? mute) = await muted.OfAsync(id, await mutes.AtAsync(work.Now, cancel), cancel);
        string? why = GroupRouting.Why(mute);
        await routing.PageAsync(work, group with { UpdatedAt = work.Now }, [], why, await organisations.CurrentAsync(cancel), cancel);
    }
}

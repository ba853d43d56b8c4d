// In a veteran's drill the shift of somebody who holds a role may end: they say so, and go five minutes later.
using Muster.Core.Kernel;
using Muster.Simulator.Responders;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Drills;

/// <summary>It is one of the colleagues whom the simulator plays, Operations before the others. Nobody goes who is not needed any more.</summary>
internal sealed class ShiftEnd(Variant variant, Crew crew, CommandRecord command)
{
    private static readonly Role[] Roles = [Role.OperationsLead, Role.CommsLead, Role.Scribe];

    private readonly int? _saidAt =
        variant.Difficulty == Difficulty.Veteran && variant.Share("shift", 0) < DrillDefaults.ShiftEndsShare
            ? (int)Math.Round(variant.Seconds * variant.Draw(DrillDefaults.ShiftEndsWithin, "shift/at"))
            : null;

    private CrewMember? _who;

    public void Begin(int now, List<DrillEvent> events)
    {
        if (now == _saidAt && command.ResolvedSaidAt is null)
        {
            _who = Roles.Select(role => crew.Members.FirstOrDefault(member => member.Role == role)).OfType<CrewMember>().FirstOrDefault();
            if (_who is { Role: { } held })
            {
                string when = DrillSecond.Text(now + DrillDefaults.LeavesAfterSeconds);
                Write(
                    now,
                    $"My shift ends at {when}, and then I have to go. Who takes over {held.Label()} from me, and what do I tell them?",
                    events
                );
            }
        }

        if (_who is not null && now == _saidAt + DrillDefaults.LeavesAfterSeconds)
        {
            Go(now, _who, events);
        }
    }

    private void Go(int now, CrewMember who, List<DrillEvent> events)
    {
        Role? left = who.Role;
        who.Leave();
        Write(now, left is { } role ? $"I have to go now. Nobody is {role.Label()} any more." : "I am off. Good luck to you all.", events);
        if (left is { } empty)
        {
            command.Leave(now, empty);
        }
    }

    private void Write(int now, string text, List<DrillEvent> events) =>
        events.Add(new(now, EventKind.MessageArrived, _who!.Colleague.Name, text));
}

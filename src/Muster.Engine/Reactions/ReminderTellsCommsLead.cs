// A reminder of the next update is told to whoever writes it: the comms lead, or else the commander.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>By a notice that leaves at once, because they are at work; it rings nobody's telephone.</summary>
public sealed class ReminderTellsCommsLead(OrganisationReader organisations) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not IncidentEvent.UpdateReminded reminded)
        {
            return;
        }

        Incident incident = await work.IncidentAsync(IncidentId.Parse(happened.Stream.Key), cancel);
        PersonId? writes = incident.Holder(Role.CommsLead) ?? incident.Commander;
        if (
            incident.Type == IncidentType.Drill
            || writes is not { } id
            || (await organisations.CurrentAsync(cancel)).Person(id) is not { } person
        )
        {
            return;
        }

        NoticePost.SendNow(
            work,
            person,
            UpdateReminders.About(incident.Id),
            $"{UpdateReminders.About(incident.Id)}/{happened.Version}/{person.Id}",
            (
                $"[{incident.Severity.Label()}] {incident.Id}: the next update is due at {reminded.DueAt.Clock()}",
                [
                    incident.Title,
                    $"{(reminded.DueAt - work.Now).Brief()} are left. When nothing has changed, say so: two taps on the console are enough.",
                ],
                "/incidents/" + incident.Id
            )
        );
    }
}

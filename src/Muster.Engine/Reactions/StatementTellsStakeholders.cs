// A published statement is told to each stakeholder in the words of their audience, in queues that no page waits in.
using System.Text.Json;
using Muster.Core.Catalog;
using Muster.Core.Communications.Rendering;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Reactions;

public sealed class StatementTellsStakeholders(OrganisationReader organisations) : IReaction
{
    /// <summary>The queue of the outbox: another than that of pages by the same channel.</summary>
    public static string QueueOf(string channel) => "stakeholders-" + channel;

    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not IncidentEvent.StatementPublished published)
        {
            return;
        }

        Incident incident = await work.IncidentAsync(IncidentId.Parse(happened.Stream.Key), cancel);
        if (incident.Type == IncidentType.Drill || incident.Statement(published.Statement.Id) is not { } statement)
        {
            return;
        }

        Organisation organisation = await organisations.CurrentAsync(cancel);
        SaidStatement said = statement.Said(incident.Id, person => organisation.Person(person)?.Name ?? person.Value);
        foreach (Stakeholder one in organisation.Stakeholders.Values)
        {
            bool hears = published.Statement.Audiences.Any(audience => one.Hears(audience, statement.Severity, incident.Service));
            if (hears)
            {
                work.Send(Message(incident.Id, said, one, work.Now));
            }
        }
    }

    private static OutboxMessage Message(IncidentId incident, SaidStatement said, Stakeholder to, DateTimeOffset now)
    {
        string key = NoticePost.KeyOf($"stakeholder/{to.Id}/{incident}/{said.Statement.Id}");
        Notice notice = new(
            key,
            new PersonId(to.Id),
            to.Way.Address,
            to.Name,
            StatementRenderer.Render(said, to.Audience, StatementStyle.Subject),
            [.. StatementRenderer.Render(said, to.Audience, StatementStyle.Text).Split('\n')],
            $"/incidents/{incident}/where"
        )
        {
            Told = new(incident, said.Severity, StatementRenderer.For(said, to.Audience)),
        };
        return new(key, QueueOf(to.Way.Channel), to.Way.Address, key, JsonSerializer.Serialize(notice, EventJson.Options), now, now);
    }
}

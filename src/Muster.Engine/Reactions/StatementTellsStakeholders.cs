// A published statement is mailed to each stakeholder in the words of their audience, in a queue that no page waits in.
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
    /// <summary>The queue of the outbox: another than that of the pages by e-mail.</summary>
    public const string Queue = "stakeholders";

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
                work.Send(Mail(incident.Id, said, one, work.Now));
            }
        }
    }

    private static OutboxMessage Mail(IncidentId incident, SaidStatement said, Stakeholder to, DateTimeOffset now)
    {
        string key = NoticePost.KeyOf($"stakeholder/{to.Id}/{incident}/{said.Statement.Id}");
        Notice notice = new(
            key,
            new PersonId(to.Id),
            to.Email,
            to.Name,
            StatementRenderer.Render(said, to.Audience, StatementStyle.Subject),
            [.. StatementRenderer.Render(said, to.Audience, StatementStyle.Text).Split('\n')],
            $"/incidents/{incident}/where"
        );
        return new(key, Queue, to.Email, key, JsonSerializer.Serialize(notice, EventJson.Options), now, now);
    }
}

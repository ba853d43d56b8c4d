// A notified step becomes one message for each person and channel, or a line of a digest, in the same commit.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

public sealed class NotifiedStepQueuesMessages(OrganisationReader organisations, OnCallAnswers onCall, IEnumerable<IChannel> channels)
    : IReaction
{
    private readonly ImmutableHashSet<string> _channels = [.. channels.Select(channel => channel.Name)];

    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not PageEvent.StepNotified notified)
        {
            return;
        }

        Page page = await work.PageAsync(PageId.Parse(happened.Stream.Key), cancel);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        AlertGroup? group = page.Subject!.Group is { } id ? await work.GroupAsync(id, cancel) : null;
        string? detail = group is null ? null : Detail(await work.AlertOfAsync(group.Id, cancel));
        foreach (PlannedDelivery planned in notified.Deliveries)
        {
            if (_channels.Contains(planned.Channel) && planned.Digest is { } digest)
            {
                Collect(work, page, planned, digest);
            }
            else if (_channels.Contains(planned.Channel))
            {
                ChannelMessage message = Write(page, notified, planned, organisation, group, detail);
                work.Send(ToOutbox(message, planned, happened));
            }
            else
            {
                // Nobody would ever claim it: say so at once instead of leaving it pending.
                string why = $"This Muster has no channel '{planned.Channel}'.";
                await work.DecidePageAsync(
                    page.Id,
                    new PageCommand.RecordFailure(planned.Key, 0, why, Final: true, happened.By, happened.At),
                    cancel
                );
            }
        }
    }

    private static void Collect(Work work, Page page, PlannedDelivery planned, string digest)
    {
        DigestLine line = new(page.Id, planned.Key, planned.Channel, planned.Address, page.Subject!.Group!.Value);
        work.Put(new View(Views.Collected, planned.Key, digest, work.Now, "", ViewJson.Write(line)));
        work.SetTimer(EngineTimers.ForDigest(DigestId.Parse(digest)));
    }

    private static OutboxMessage ToOutbox(ChannelMessage message, PlannedDelivery planned, Happened happened) =>
        new(
            message.Key,
            planned.Channel,
            message.Address,
            happened.Stream.ToString(),
            JsonSerializer.Serialize(message, EventJson.Options),
            CreatedAt: happened.At,
            NextTryAt: planned.SendAt ?? happened.At
        );

    private ChannelMessage Write(
        Page page,
        PageEvent.StepNotified notified,
        PlannedDelivery planned,
        Organisation organisation,
        AlertGroup? group,
        string? detail
    )
    {
        PageSubject subject = page.Subject!;
        Person? person = organisation.Person(planned.Person);
        bool somebodyFollows = page.Due is { What.Targets.IsEmpty: false };
        return new(
            planned.Key,
            Attempt: 0,
            planned.Address,
            planned.Person,
            person?.Name ?? planned.Person.Value,
            person?.Zone ?? "UTC",
            page.Id,
            subject.Purpose,
            group?.Title ?? subject.Title,
            page.Severity,
            subject.Service,
            subject.Service is { } service ? organisation.Service(service)?.Name : null,
            subject.Group,
            page.Incident,
            subject.Role,
            group?.Labels ?? LabelSet.Empty,
            detail,
            group?.Firing ?? 0,
            notified.Round,
            notified.Step,
            page.StartedAt!.Value,
            notified.At,
            somebodyFollows ? page.Due!.At : null,
            somebodyFollows ? Names(organisation, page.Due!, subject.Service) : null
        );
    }

    /// <summary>Who is paged next, as the organisation stands now.</summary>
    private string Names(Organisation organisation, DueStep next, ServiceId? service)
    {
        ImmutableArray<Person> people = onCall.Of(organisation, next.What, service, next.At);
        return people.IsEmpty ? "nobody is on call for the next step" : string.Join(", ", people.Select(person => person.Name));
    }

    private static string? Detail(Alert? alert)
    {
        LabelSet said = alert?.Annotations ?? LabelSet.Empty;
        string text = said["description"].Length > 0 ? said["description"] : said["summary"];
        return text.Length == 0 ? null : text;
    }
}

// The rows of the page lists.
using System.Collections.Immutable;
using System.Diagnostics;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class PageProjection : IProjection
{
    public string Category => Page.Category;

    public IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        Page page = (Page)state;
        if (page is not { Subject: { } subject, StartedAt: { } startedAt })
        {
            yield break;
        }

        ImmutableArray<PersonId> notified = [.. page.Deliveries.Select(delivery => delivery.Planned.Person).Distinct()];
        PageRow row = new(
            page.Id,
            subject.Purpose,
            subject.Title,
            page.Severity,
            subject.Service,
            subject.Group,
            page.Incident,
            subject.Role,
            Asked(page),
            page.Status,
            startedAt,
            page.AcknowledgedBy,
            page.AcknowledgedAt,
            page.ResolvedAt,
            page.Due?.At,
            notified,
            page.Deliveries.Count(delivery => delivery.State == DeliveryState.Failed)
        )
        {
            ToldAt =
            [
                .. notified.Select(person =>
                    page.Deliveries.Where(one => one.Planned.Person == person).Min(one => one.Planned.SendAt ?? one.PlannedAt)
                ),
            ],
        };
        IEnumerable<PersonId> ringing = notified.Where(person => !page.HasDeclined(person, page.Round));
        yield return new View(Views.Page, page.Id.Value, Status(page), startedAt, Search(row, ringing), ViewJson.Write(row))
        {
            Subject = page.Incident?.Value,
        };
        if (page.Incident is { } incident)
        {
            yield return new View(Views.IncidentPages, incident.Value, Views.Open, startedAt, "", ViewJson.Write(page.Id));
        }
    }

    /// <summary>The word by which the pages that ring for a person are found.</summary>
    internal static string PersonWord(PersonId person) => "person:" + person.Value + ";";

    /// <summary>A page for a role has one step that names one person.</summary>
    private static PersonId? Asked(Page page) =>
        page.Subject!.Purpose == PagePurpose.TakeRole && page.Steps[0].Targets is [{ Kind: EscalationTargetKind.Person, Id: { } person }]
            ? new(person)
            : null;

    private static string Search(PageRow row, IEnumerable<PersonId> ringing) =>
        ViewJson.Search([
            row.Title,
            row.Severity.Label(),
            row.Service?.Value,
            row.Group?.Value,
            row.Incident?.Value,
            .. ringing.Select(PersonWord),
        ]);

    private static string Status(Page page) => page.Subject!.Purpose == PagePurpose.Canary ? Views.Canary : Status(page.Status);

    private static string Status(PageStatus status) =>
        status switch
        {
            PageStatus.Active => Views.Active,
            PageStatus.Acknowledged => Views.Acknowledged,
            PageStatus.Exhausted => Views.Exhausted,
            PageStatus.Resolved => Views.Resolved,
            PageStatus.NotStarted => throw new UnreachableException("A page that has not started has no row."),
        };
}

// The group that the alerts of a receipt are in, and whom it paged.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Projections;

namespace Muster.Server.Intake.Receipts;

/// <param name="Status"><c>paged</c>, <c>held</c>, <c>silenced</c> or <c>closed</c>.</param>
/// <param name="Labels">The labels that its alerts share: why they were put together.</param>
/// <param name="Firing">How many of its alerts fire now.</param>
/// <param name="Total">How many alerts it ever had.</param>
/// <param name="Held">Why it pages nobody, in words; null when it pages.</param>
/// <param name="Incident">The incident that it is part of; null when it is of none, and to an intake key.</param>
/// <param name="Page">The page that it raised; null when it raised none, and to an intake key.</param>
public sealed record ReceiptGroup(
    AlertGroupId Id,
    string Title,
    string Status,
    Severity Severity,
    LabelSet Labels,
    int Firing,
    int Total,
    string? Held,
    IncidentId? Incident,
    ReceiptPage? Page
)
{
    /// <summary>A key of a sender hears whether somebody is paged, not who, and not what people wrote about a silence.</summary>
    internal static ReceiptGroup Of(AlertGroup group, string status, PageRow? page, Organisation organisation, bool seesPeople) =>
        new(
            group.Id,
            group.Title,
            status,
            group.Severity,
            group.Labels,
            group.Firing,
            group.Total,
            !seesPeople && HeldReasons.IsMuted(group) ? "silenced" : group.Held,
            seesPeople ? group.Incident : null,
            seesPeople && page is not null ? ReceiptPage.Of(page, organisation) : null
        );
}

/// <param name="Notified">Everybody who was notified so far, each once, in order.</param>
/// <param name="NextAt">When the next step is due; null when none is.</param>
/// <param name="DeliveriesFailed">How many messages could not be delivered at all.</param>
public sealed record ReceiptPage(
    PageId Id,
    PageStatus Status,
    DateTimeOffset StartedAt,
    ImmutableArray<ReceiptPerson> Notified,
    ReceiptPerson? AcknowledgedBy,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? NextAt,
    int DeliveriesFailed
)
{
    internal static ReceiptPage Of(PageRow page, Organisation organisation) =>
        new(
            page.Id,
            page.Status,
            page.StartedAt,
            [.. page.Notified.Select(one => ReceiptPerson.Of(one, organisation))],
            page.AcknowledgedBy is { } by ? ReceiptPerson.Of(by, organisation) : null,
            page.AcknowledgedAt,
            page.NextAt,
            page.DeliveriesFailed
        );
}

public sealed record ReceiptPerson(PersonId Id, string Name)
{
    internal static ReceiptPerson Of(PersonId id, Organisation organisation) =>
        new(id, organisation.People.TryGetValue(id.Value, out Core.People.Person? person) ? person.Name : id.Value);
}

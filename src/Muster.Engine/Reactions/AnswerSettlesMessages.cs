// Once a page needs no answer any more, its messages in a chat lose their buttons and say who answered.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Reactions;

/// <summary>Also a message that was on its way when the answer came, as soon as it has arrived.</summary>
public sealed class AnswerSettlesMessages(OrganisationReader organisations, IEnumerable<IAnsweredMessages> chats) : IReaction
{
    /// <summary>No stream: what becomes of it is no matter of record, and the page's own unsent messages are dropped when it is answered.</summary>
    private const string Subject = "answered/";

    private readonly ImmutableArray<IAnsweredMessages> _chats = [.. chats];

    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (_chats.IsEmpty || happened.Event is not (PageEvent.Acknowledged or PageEvent.Resolved or PageEvent.Delivered))
        {
            return;
        }

        Page page = await work.PageAsync(PageId.Parse(happened.Stream.Key), cancel);
        if (page.Subject is null || (page.Acknowledgement?.At ?? page.ResolvedAt) is not { } since)
        {
            return;
        }

        string? only = (happened.Event as PageEvent.Delivered)?.Key;
        PageDelivery[] posted =
        [
            .. page.Deliveries.Where(one =>
                one is { State: DeliveryState.Delivered, Planned.Digest: null, Receipt: { } receipt }
                && _chats.Any(chat => chat.Name == one.Planned.Channel && chat.CanChange(receipt))
                && (only is null || one.Planned.Key == only)
            ),
        ];
        if (posted.Length == 0)
        {
            return;
        }

        AlertGroup? group = page.Subject.Group is { } id ? await work.GroupAsync(id, cancel) : null;
        string? by = page.Acknowledgement is { } first
            ? (await organisations.CurrentAsync(cancel)).Person(first.By)?.Name ?? first.By.Value
            : null;
        foreach (PageDelivery one in posted)
        {
            work.Send(ToOutbox(page, one, group?.Title ?? page.Subject.Title, by, since, work.Now));
        }
    }

    private static OutboxMessage ToOutbox(Page page, PageDelivery one, string title, string? by, DateTimeOffset since, DateTimeOffset now)
    {
        AnsweredMessage message = new(
            one.Planned.Key,
            one.Planned.Address,
            one.Receipt!,
            title,
            page.Severity,
            page.Subject!.Group,
            page.Incident,
            by,
            since
        );
        return new(
            $"answered/{one.Planned.Key}",
            IAnsweredMessages.QueueOf(one.Planned.Channel),
            one.Planned.Address,
            Subject + page.Id,
            JsonSerializer.Serialize(message, EventJson.Options),
            CreatedAt: now,
            NextTryAt: now
        );
    }
}

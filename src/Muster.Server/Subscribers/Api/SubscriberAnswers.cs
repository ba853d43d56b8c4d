// What the API answers about subscribers.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Muster.Core.Kernel;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Channels.Subscribers;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Subscribers.Api;

public sealed class SubscriberAnswers(SubscriptionBook book, OrganisationReader organisations)
{
    public const string All = "all";

    private static readonly Rejection NotFound = Rejection.NotFound(
        "subscription.not_found",
        "There is no such subscription. Nothing was changed."
    );

    public async Task<Results<Ok<SubscriberList>, ProblemHttpResult>> ListAsync(
        string status,
        string? cursor,
        int limit,
        CancellationToken cancel
    )
    {
        SubscriptionStatus[] statuses = Enum.GetValues<SubscriptionStatus>();
        if (
            !ListQuestion.TryRead(
                status,
                [All, .. statuses.Select(SubscriptionRows.StatusOf)],
                cursor,
                limit,
                out ViewCursor? after,
                out Rejection? why
            )
        )
        {
            return why!.ToProblem();
        }

        SubscriptionStatus? wanted = status == All ? null : statuses.First(one => SubscriptionRows.StatusOf(one) == status);
        IReadOnlyList<Subscription> items = await book.ListAsync(wanted, after, limit, cancel);
        string? next = items.Count == limit ? Cursors.Write(new(items[^1].RequestedAt, items[^1].Id.Value)) : null;
        return TypedResults.Ok(new SubscriberList([.. items.Select(SubscriberItem.Of)], next));
    }

    public async Task<Results<Ok<AddedSubscribers>, ProblemHttpResult>> AddAsync(AddSubscribersBody body, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(http);
        SubscribablePage page = SubscribablePage.Of(await organisations.CurrentAsync(http.RequestAborted));
        string how = EdgeText.Line(body.Consent, EdgeLimits.TitleBytes);
        if (Import.Read(page, body.Addresses, body.Components ?? [], how, out ImmutableArray<SubscriptionWish> wishes) is { } wrong)
        {
            return wrong.ToProblem();
        }

        (Outcome outcome, int added) = await book.AddAsync(wishes, how, Caller.Require(http.User).Actor);
        return outcome is Outcome.Refused { Why: var why }
            ? why.ToProblem()
            : TypedResults.Ok(
                new AddedSubscribers(added, wishes.Select(wish => wish.Address).Distinct(StringComparer.OrdinalIgnoreCase).Count())
            );
    }

    public async Task<Results<Ok<SubscriberItem>, ProblemHttpResult>> ChangeAsync(
        string id,
        Func<Subscription, DateTimeOffset, Subscription> next
    )
    {
        if (!SubscriptionId.TryParse(id, out SubscriptionId subscription))
        {
            return NotFound.ToProblem();
        }

        return await book.ChangeAsync(subscription, next) is Outcome.Refused { Why: var why } ? why.ToProblem()
            : await book.FindAsync(subscription, CancellationToken.None) is { } found ? TypedResults.Ok(SubscriberItem.Of(found))
            : NotFound.ToProblem();
    }
}

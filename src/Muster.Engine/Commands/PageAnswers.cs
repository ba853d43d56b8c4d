// Answers a page, by whichever way the answer came: it is acknowledged, or passed on by somebody who cannot respond.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Ports;

namespace Muster.Engine.Commands;

/// <summary>The one way for the console, links, telephones and chats. A write that was begun is finished, whether the asker is still there or not.</summary>
public sealed class PageAnswers(CommandRunner runner, IEventStore store, OrganisationReader organisations)
{
    /// <summary>The page as it stands.</summary>
    public async Task<Page> PageAsync(PageId id, CancellationToken cancel) =>
        (await StreamReplay.ReadAsync<Page, PageCommand, PageEvent>(store, id.Value, cancel)).State;

    /// <summary>What readers call a person.</summary>
    public async Task<string> NameAsync(PersonId person, CancellationToken cancel) =>
        (await organisations.CurrentAsync(cancel)).Person(person)?.Name ?? person.Value;

    /// <param name="via">Which way it came: console, api, cli, opsgenie, or the kind of message and the delivery's key.</param>
    /// <param name="operation">What makes a repeated request one command; null for none.</param>
    public Task<Outcome> AcknowledgeAsync(PageId id, PersonId person, Actor by, string via, Operation? operation) =>
        runner.RunAsync(
            operation,
            (work, cancel) => work.DecidePageAsync(id, new PageCommand.Acknowledge(person, via, by, work.Now), cancel),
            CancellationToken.None
        );

    /// <summary>The person cannot respond: once nobody of the step is left, the next is paged at once. The arguments are as for an acknowledgement.</summary>
    public Task<Outcome> DeclineAsync(PageId id, PersonId person, Actor by, string via, Operation? operation) =>
        runner.RunAsync(
            operation,
            (work, cancel) => work.DecidePageAsync(id, new PageCommand.Decline(person, via, by, work.Now), cancel),
            CancellationToken.None
        );

    /// <summary>What came of somebody's no, for the page as it stands after it.</summary>
    /// <param name="outcome">What declining answered, no refusal.</param>
    public async Task<PassedOn> PassedOnAsync(Page page, PersonId person, Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(page);
        Organisation organisation = await organisations.CurrentAsync(CancellationToken.None);
        return new PageWords(page, organisation, page.StartedAt!.Value).Declined(
            person,
            isNew: outcome is not Outcome.Done { Nothing: not null }
        );
    }

    /// <summary>Why a page needs no answer any more; null while it does.</summary>
    /// <param name="clock">Writes an instant as this reader is told it.</param>
    public async Task<string?> WhyOverAsync(Page page, Func<DateTimeOffset, string> clock)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(clock);
        return page switch
        {
            { Acknowledgement: { } first } => $"{await NameAsync(first.By, CancellationToken.None)} acknowledged it at {clock(first.At)}.",
            { ResolvedAt: { } at } => $"It is over since {clock(at)}.",
            _ => null,
        };
    }
}

// Answers a page for whoever speaks from a chat, and says in a sentence what came of it.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Server.Chat;

public sealed class ChatAnswers(CommandRunner runner, IEventStore store, OrganisationReader organisations)
{
    /// <summary>Who somebody of a chat is: the one person with this contact; null when there is none, or when several have it.</summary>
    public async Task<Person?> PersonAsync(string channel, string address, CancellationToken cancel)
    {
        Person[] found =
        [
            .. (await organisations.CurrentAsync(cancel)).People.Values.Where(person =>
                person.Contacts.Any(method => method.Channel == channel && method.Address == address)
            ),
        ];
        return found.Length == 1 ? found[0] : null;
    }

    /// <param name="via">The chat and, where there is one, the delivery's key.</param>
    public async Task<ChatAnswer> AcknowledgeAsync(PageId id, PersonId person, string via)
    {
        Actor by = Actor.Person(person.Value);
        Outcome outcome = await runner.RunAsync(
            null,
            (work, cancel) => work.DecidePageAsync(id, new PageCommand.Acknowledge(person, via, by, work.Now), cancel),
            CancellationToken.None
        );
        Page page = await PageAsync(id);
        return outcome is Outcome.Refused refused
            ? new(refused.Why.Message, IsSettled: false)
            : new(await StandsAsync(page) ?? "Nothing was changed.", page.Status is PageStatus.Acknowledged or PageStatus.Resolved);
    }

    /// <summary>They cannot respond: once nobody of the step is left, the next one is paged at once.</summary>
    /// <param name="via">The chat and, where there is one, the delivery's key.</param>
    public async Task<ChatAnswer> DeclineAsync(PageId id, PersonId person, string via)
    {
        Actor by = Actor.Person(person.Value);
        Outcome outcome = await runner.RunAsync(
            null,
            (work, cancel) => work.DecidePageAsync(id, new PageCommand.Decline(person, via, by, work.Now), cancel),
            CancellationToken.None
        );
        Page page = await PageAsync(id);
        return outcome is Outcome.Refused refused ? new(refused.Why.Message, IsSettled: false)
            : await StandsAsync(page) is { } over ? new(over, IsSettled: true)
            : page.HasDeclined(person, page.Round) ? new($"{await NameAsync(person)} cannot respond. Others are asked.", IsSettled: false)
            : new("Nothing was changed.", IsSettled: false);
    }

    public async Task<string> NameAsync(PersonId person) =>
        (await organisations.CurrentAsync(CancellationToken.None)).Person(person)?.Name ?? person.Value;

    /// <summary>Why a page needs no answer any more; null while it does.</summary>
    private async Task<string?> StandsAsync(Page page) =>
        page switch
        {
            { Acknowledgement: { } first } => $"{await NameAsync(first.By)} acknowledged it at {Web.Views.Words.Full(first.At)}.",
            { ResolvedAt: { } at } => $"It is over since {Web.Views.Words.Full(at)}.",
            _ => null,
        };

    private async Task<Page> PageAsync(PageId id) =>
        (await StreamReplay.ReadAsync<Page, PageCommand, PageEvent>(store, id.Value, CancellationToken.None)).State;
}

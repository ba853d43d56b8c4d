// Answers a page for whoever speaks from a chat, and says in a sentence what came of it.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;

namespace Muster.Server.Chat;

public sealed class ChatAnswers(PageAnswers answers, OrganisationReader organisations, PersonRights rights)
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
        if (await WhyNotAsync(id, person) is { } why)
        {
            return new(why, IsSettled: false);
        }

        Outcome outcome = await answers.AcknowledgeAsync(id, person, Actor.Person(person.Value), via, operation: null);
        Page page = await answers.PageAsync(id, CancellationToken.None);
        return outcome is Outcome.Refused refused
            ? new(refused.Why.Message, IsSettled: false)
            : new(await WhyOverAsync(page) ?? "Nothing was changed.", page.Status is PageStatus.Acknowledged or PageStatus.Resolved);
    }

    /// <summary>They cannot respond: once nobody of the step is left, the next one is paged at once.</summary>
    /// <param name="via">The chat and, where there is one, the delivery's key.</param>
    public async Task<ChatAnswer> DeclineAsync(PageId id, PersonId person, string via)
    {
        if (await WhyNotAsync(id, person) is { } why)
        {
            return new(why, IsSettled: false);
        }

        Outcome outcome = await answers.DeclineAsync(id, person, Actor.Person(person.Value), via, operation: null);
        Page page = await answers.PageAsync(id, CancellationToken.None);
        return outcome is Outcome.Refused refused ? new(refused.Why.Message, IsSettled: false)
            : await WhyOverAsync(page) is { } over ? new(over, IsSettled: true)
            : page.HasDeclinedSince(person, page.Round)
                ? new(
                    $"{await answers.NameAsync(person, CancellationToken.None)} cannot respond. {(await answers.PassedOnAsync(page, person, outcome)).Text}",
                    IsSettled: false
                )
            : new("Nothing was changed.", IsSettled: false);
    }

    private async Task<string?> WhyNotAsync(PageId id, PersonId person) =>
        await rights.WhyNotAnswerAsync(person, await answers.PageAsync(id, CancellationToken.None), CancellationToken.None);

    private Task<string?> WhyOverAsync(Page page) => answers.WhyOverAsync(page, Web.Views.Words.Full);
}

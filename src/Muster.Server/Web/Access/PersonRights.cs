// What a person may do where no sign-in and no key speaks for them: in a chat, or named by a sender.
using Muster.Core.Kernel;
using Muster.Core.Paging;

namespace Muster.Server.Web.Access;

/// <summary>
/// What their account may. Whoever has none was written into the organisation to be paged: they answer the pages that went to them, as the link in the message lets
/// them, and do nothing else. Each answer is a sentence for them that says why not; null when they may.
/// </summary>
public sealed class PersonRights(IAccountStandings accounts)
{
    public async Task<string?> WhyNotReadAsync(PersonId person, CancellationToken cancel) =>
        await accounts.OfAsync(person, cancel) is { IsDisabled: true } ? Disabled(person) : null;

    public async Task<string?> WhyNotDeclareAsync(PersonId person, CancellationToken cancel) =>
        WhyNotRespond(person, await accounts.OfAsync(person, cancel));

    /// <summary>For an acknowledgement and for passing on alike.</summary>
    public async Task<string?> WhyNotAnswerAsync(PersonId person, Page page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(page);
        AccountStanding? account = await accounts.OfAsync(person, cancel);
        bool wasPaged = page.Deliveries.Any(delivery => delivery.Planned.Person == person);
        return account is null && wasPaged ? null : WhyNotRespond(person, account);
    }

    private static string? WhyNotRespond(PersonId person, AccountStanding? account) =>
        account switch
        {
            { MayRespond: true } => null,
            { IsDisabled: true } => Disabled(person),
            { } =>
                $"Nothing was changed: the account of {person} is a {account.Role}'s, which reads and does not respond. An admin can make it a responder's.",
            null =>
                $"Nothing was changed: {person} has no account, and so answers only the pages that went to them. An admin can make an account for a responder.",
        };

    private static string Disabled(PersonId person) => $"Nothing was changed: the account of {person} is disabled. An admin can enable it.";
}

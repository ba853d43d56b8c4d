// Acknowledges a page for whoever answers by telephone, and says in a few words what came of it.
using System.Globalization;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Server.Telephone;

public sealed class TelephoneAnswers(PageAnswers answers, CommandRunner runner)
{
    /// <summary>Said where somebody wants to close what only the sender of the alerts can end.</summary>
    public const string NobodyCloses = "Nothing was changed: an alert ends when its sender says so.";

    public Task<Page> PageAsync(PageId id, CancellationToken cancel) => answers.PageAsync(id, cancel);

    /// <param name="via">sms: or voice: and the delivery's key.</param>
    public async Task<string> AcknowledgeAsync(PageId id, PersonId person, string via)
    {
        Outcome outcome = await answers.AcknowledgeAsync(id, person, Actor.Person(person.Value), via, operation: null);
        Page page = await PageAsync(id, CancellationToken.None);
        return outcome switch
        {
            Outcome.Refused refused => refused.Why.Message,
            Outcome.Done { Nothing: null } => $"Acknowledged: {Title(page)}",
            _ => await WhyOverAsync(page) ?? "Nothing was changed.",
        };
    }

    /// <summary>They cannot respond: once nobody of the step is left, the next one is paged at once.</summary>
    /// <param name="via">sms: or voice: and the delivery's key.</param>
    public async Task<string> DeclineAsync(PageId id, PersonId person, string via)
    {
        Outcome outcome = await answers.DeclineAsync(id, person, Actor.Person(person.Value), via, operation: null);
        Page page = await PageAsync(id, CancellationToken.None);
        return outcome is Outcome.Refused refused ? refused.Why.Message
            : page.HasDeclinedSince(person, page.Round) ? "Noted that you cannot respond. Others are asked"
            : await WhyOverAsync(page) ?? "Nothing was changed.";
    }

    /// <summary>Why a page needs no answer any more; null while it does.</summary>
    public Task<string?> WhyOverAsync(Page page) => answers.WhyOverAsync(page, Clock);

    /// <summary>Records what the provider tells of a message that it took.</summary>
    public Task RecordAsync(PageId id, string key, bool arrived, string words) =>
        runner.RunAsync(
            null,
            (work, cancel) =>
                work.DecidePageAsync(id, new PageCommand.RecordReceipt(key, arrived, words, Actor.System("telephone"), work.Now), cancel),
            CancellationToken.None
        );

    public static string Title(Page page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Subject is { } subject ? $"{subject.Severity.Label()} {subject.Title}" : "";
    }

    private static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture);
}

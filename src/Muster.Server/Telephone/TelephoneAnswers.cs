// Answers a page for whoever does it by telephone, or ends its alerts, and says in a few words what came of it.
using System.Globalization;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Server.Web.Access;

namespace Muster.Server.Telephone;

public sealed class TelephoneAnswers(PageAnswers answers, AlertEnding ending, PersonRights rights, CommandRunner runner)
{
    private const string Heartbeat = "a silent heartbeat ends with its next ping.";

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
            : await WhyOverAsync(page) is { } over ? over
            : page.HasDeclinedSince(person, page.Round)
                ? $"Noted that you cannot respond. {(await answers.PassedOnAsync(page, person, outcome)).Text}"
            : "Nothing was changed.";
    }

    /// <summary>Ends the alerts of the page, for whoever may answer it; with the last of them the page is over.</summary>
    /// <returns>Whether one was ended, and what the person is told.</returns>
    public async Task<(bool IsDone, string Words)> ResolveAsync(PageId id, PersonId person)
    {
        Page page = await PageAsync(id, CancellationToken.None);
        if (await rights.WhyNotAnswerAsync(person, page, CancellationToken.None) is { } no)
        {
            return (false, no);
        }

        if (page.Subject?.Group is not { } group)
        {
            return (false, "Nothing was changed: this page is about no alert, so there is none to end.");
        }

        (int ended, int silent) = await ending.EndAsync(group, person);
        return (ended, silent) switch
        {
            (0, 0) => (false, "Nothing was changed: no alert of this page fires any more."),
            (0, _) => (false, $"Nothing was changed: {Heartbeat}"),
            _ => (true, Resolved(page, ended, silent)),
        };
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

    private static string Resolved(Page page, int ended, int silent)
    {
        string still = silent == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" Still firing: {silent}; {Heartbeat}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Resolved, alerts ended: {ended}. {Title(page)}. If the sender still sends one, it opens anew and pages again.{still}"
        );
    }

    private static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture);
}

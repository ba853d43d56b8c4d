// The command /muster of a chat: who is on call, which incidents are open, a page acknowledged, an incident declared.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Chat;

/// <summary>Only people of the organisation are answered, and none whose account is disabled: who is on call is nobody else's affair.</summary>
public sealed class ChatCommands(
    ChatAnswers answers,
    ChatDeclaring declaring,
    OrganisationReader organisations,
    PersonRights rights,
    PagesOfPerson pages,
    IViewStore views,
    PublicAddress address,
    TimeProvider clock
)
{
    private const int ListedMax = 10;

    private const string Help =
        "/muster who SCHEDULE: who is on call.\n/muster ack: acknowledge the page that rings for you; with a page's id, that one.\n/muster incidents: what is open.\n/muster declare SEV2 what is wrong: declare an incident, and page whoever it pages; begin with a service's id to name it.\n/muster help: this.";

    /// <summary>What is said to whoever wrote, in plain text.</summary>
    public async Task<string> AnswerAsync(ChatAsker asker, string text, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(text);
        return await rights.WhyNotReadAsync(asker.Person.Id, cancel) ?? await DoAsync(asker, text, cancel);
    }

    private Task<string> DoAsync(ChatAsker asker, string text, CancellationToken cancel) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["who", var schedule] => WhoAsync(schedule, cancel),
            ["ack"] => AcknowledgeAsync(asker, cancel),
            ["ack", var page] => AcknowledgeAsync(asker, page),
            ["incidents"] => IncidentsAsync(cancel),
            ["declare", .. var words] => declaring.DeclareAsync(asker, words, cancel),
            [] or ["help"] => Task.FromResult(Help),
            _ => Task.FromResult("Nothing was changed: Muster does not know this command.\n" + Help),
        };

    private async Task<string> WhoAsync(string id, CancellationToken cancel)
    {
        Organisation organisation = await organisations.CurrentAsync(cancel);
        if (!Slug.IsValid(id) || organisation.Schedule(new ScheduleId(id)) is not { } schedule)
        {
            string[] known = [.. organisation.Schedules.Keys.Take(ListedMax)];
            return known.Length == 0
                ? "There is no schedule yet: describe one in the organisation file."
                : $"There is no schedule '{EdgeText.Line(id, 100)}'. Schedules: {string.Join(", ", known)}.";
        }

        string[] lines =
        [
            .. OnCallCalendar
                .Who(schedule, clock.GetUtcNow())
                .Select(one =>
                    $"{organisation.Person(one.Person)?.Name ?? one.Person.Value} ({one.Role?.Label() ?? one.Rotation}), until {Web.Views.Words.Full(one.Until)}"
                ),
        ];
        return lines.Length == 0 ? $"Nobody is on call for {schedule.Name} now." : $"{schedule.Name}:\n{string.Join('\n', lines)}";
    }

    private async Task<string> AcknowledgeAsync(ChatAsker asker, CancellationToken cancel)
    {
        IReadOnlyList<PageRow> ringing = await pages.RingingAsync(asker.Person.Id, ListedMax, cancel);
        return ringing.Count switch
        {
            0 => "No page rings for you.",
            1 => $"{ringing[0].Title}: {(await answers.AcknowledgeAsync(ringing[0].Id, asker.Person.Id, asker.Via)).Words}",
            _ => "Several pages ring for you; nothing was changed. Write one of these:\n"
                + string.Join('\n', ringing.Select(page => $"/muster ack {page.Id}  [{page.Severity.Label()}] {page.Title}")),
        };
    }

    private async Task<string> AcknowledgeAsync(ChatAsker asker, string page) =>
        Slug.IsValid(page)
            ? (await answers.AcknowledgeAsync(PageId.Parse(page), asker.Person.Id, asker.Via)).Words
            : "Nothing was changed: no page can have this id.";

    private async Task<string> IncidentsAsync(CancellationToken cancel)
    {
        IReadOnlyList<View> rows = await views.ListAsync(
            new ViewQuery(Views.Incident, [Views.Open], null, Before: null, ViewQuery.LimitMax),
            cancel
        );
        string[] lines =
        [
            .. rows.Select(view => view.Row<IncidentRow>())
                .Where(row => row.Type == IncidentType.Incident)
                .Take(ListedMax)
                .Select(row => $"{row.Id} [{row.Severity.Label()}] {row.Title}, {row.Phase}: {address.Of($"/incidents/{row.Id}")}"),
        ];
        return lines.Length == 0 ? "No incident is open." : string.Join('\n', lines);
    }
}

// The slash command /muster: who is on call, which incidents are open, and a page acknowledged.
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Channels.Slack;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Chat;

/// <summary>Whoever writes alone sees the answer. Only people of the organisation are answered: who is on call is nobody else's affair.</summary>
public sealed class SlackCommands(
    ChatAnswers answers,
    OrganisationReader organisations,
    PagesOfPerson pages,
    IViewStore views,
    PublicAddress address,
    TimeProvider clock
)
{
    private const int ListedMax = 10;

    private const string Help =
        "/muster who SCHEDULE: who is on call.\n/muster ack: acknowledge the page that rings for you; with a page's id, that one.\n/muster incidents: what is open.\n/muster help: this.";

    public async Task<IResult> AnswerAsync(Dictionary<string, StringValues> form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        string user = form.GetValueOrDefault("user_id").ToString();
        string[] words = form.GetValueOrDefault("text").ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string said = await answers.PersonAsync(ContactChannels.Slack, user, cancel) is not { } person
            ? SlackButtons.Stranger(SlackId.IsValid(user) ? user : "YOUR-MEMBER-ID")
            : words switch
            {
                ["who", var schedule] => await WhoAsync(schedule, cancel),
                ["ack"] => await AcknowledgeAsync(person, cancel),
                ["ack", var page] => await AcknowledgeAsync(person, page),
                ["incidents"] => await IncidentsAsync(cancel),
                [] or ["help"] => Help,
                _ => "Nothing was changed: Muster does not know this command.\n" + Help,
            };
        return TypedResults.Text(
            new JsonObject { ["response_type"] = "ephemeral", ["text"] = SlackBlocks.Escaped(said) }.ToJsonString(),
            "application/json"
        );
    }

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

    private async Task<string> AcknowledgeAsync(Person person, CancellationToken cancel)
    {
        IReadOnlyList<PageRow> ringing = await pages.RingingAsync(person.Id, ListedMax, cancel);
        return ringing.Count switch
        {
            0 => "No page rings for you.",
            1 => $"{ringing[0].Title}: {(await answers.AcknowledgeAsync(ringing[0].Id, person.Id, "slack:command")).Words}",
            _ => "Several pages ring for you; nothing was changed. Write one of these:\n"
                + string.Join('\n', ringing.Select(page => $"/muster ack {page.Id}  [{page.Severity.Label()}] {page.Title}")),
        };
    }

    private async Task<string> AcknowledgeAsync(Person person, string page) =>
        Slug.IsValid(page)
            ? (await answers.AcknowledgeAsync(PageId.Parse(page), person.Id, "slack:command")).Words
            : "Nothing was changed: no page can have this id.";

    private async Task<string> IncidentsAsync(CancellationToken cancel)
    {
        IReadOnlyList<View> rows = await views.ListAsync(
            new ViewQuery(Views.Incident, [Views.Open], null, Before: null, ListedMax),
            cancel
        );
        string[] lines =
        [
            .. rows.Select(view => view.Row<IncidentRow>())
                .Select(row => $"{row.Id} [{row.Severity.Label()}] {row.Title}, {row.Phase}: {address.Of($"/incidents/{row.Id}")}"),
        ];
        return lines.Length == 0 ? "No incident is open." : string.Join('\n', lines);
    }
}

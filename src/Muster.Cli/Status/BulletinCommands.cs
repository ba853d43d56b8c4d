// `muster status list, post, update, maintenance, withdraw, restore`: what the status page tells of.
using System.CommandLine;
using System.CommandLine.Parsing;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Incident;
using Muster.Cli.Terminal;

namespace Muster.Cli.Status;

internal static class BulletinCommands
{
    private const string Collection = "bulletins";

    public static Command[] Create() => [List(), Post(), Update(), Maintenance(), Withdraw(), Restore()];

    private static Command List()
    {
        Option<string> status = ListOptions.Status("open", "closed", "withdrawn");
        Option<int> limit = ListOptions.Limit();
        return ApiVerb.Make(
            "list",
            "List the incidents and maintenances of the status page, newest first.",
            [status, limit],
            async (parsed, client, cancel) =>
            {
                string path =
                    MusterClient.Path(Collection) + $"?limit={parsed.GetRequiredValue(limit)}&status={parsed.GetRequiredValue(status)}";
                Reply<Listing<BulletinRow>> reply = await client.GetAsync<Listing<BulletinRow>>(path, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value.Items));
            }
        );
    }

    private static Command Post()
    {
        Argument<string> title = new("TITLE") { Description = "What customers notice, in one line." };
        Option<string> body = Body("The first word about it.", required: true);
        Option<string?> impact = Word(
            "--impact",
            "How hard it hits; left out, by the incident inside.",
            "none",
            "minor",
            "major",
            "critical"
        );
        Option<string?> status = Word(
            "--status",
            "Where it stands; investigating when it is left out.",
            "investigating",
            "identified",
            "monitoring",
            "resolved"
        );
        Option<string?> incident = new("--incident")
        {
            Description = "The incident inside, such as INC-42, which no reader ever sees; its public statements then update the page.",
            HelpName = "INCIDENT",
        };
        Option<Dictionary<string, string>?> components = Components();
        Option<DateTimeOffset?> next = When.Future("--next", "When the next update comes.");
        Option<DateTimeOffset?> started = When.Past("--started", "Since when customers feel it.");
        Option<string[]> answered = StatementCommand.Override();
        return ApiVerb.Make(
            "post",
            "Publish an incident on the status page.",
            [title, body, impact, status, incident, components, next, started, answered],
            async (parsed, client, cancel) =>
            {
                var said = new
                {
                    Title = parsed.GetRequiredValue(title),
                    Body = parsed.GetRequiredValue(body),
                    Impact = parsed.GetValue(impact),
                    Status = parsed.GetValue(status),
                    Incident = parsed.GetValue(incident),
                    Components = States(parsed.GetValue(components)),
                    NextUpdateAt = parsed.GetValue(next),
                    StartedAt = parsed.GetValue(started),
                    Override = Rules(parsed.GetValue(answered)),
                };
                Confirm(parsed, await client.PostAsync<BulletinRow>(MusterClient.Path(Collection), said, cancel), "is on the status page");
            }
        );
    }

    private static Command Update()
    {
        Argument<string> id = Id();
        Option<string> body = Body("What is new.", required: true);
        Option<string> status = new("--status")
        {
            Description =
                "Where it stands: investigating, identified, monitoring or resolved; of a maintenance scheduled, in_progress, verifying, completed or cancelled.",
            HelpName = "STATUS",
            Required = true,
        };
        Option<Dictionary<string, string>?> components = Components();
        Option<DateTimeOffset?> next = When.Future("--next", "When the next update comes.");
        Option<string?> corrects = new("--corrects")
        {
            Description = "The id of an earlier update that this one puts right.",
            HelpName = "UPDATE",
        };
        Option<string[]> answered = StatementCommand.Override();
        return ApiVerb.Make(
            "update",
            "Publish an update: where it stands now, and when the next word comes.",
            [id, body, status, components, next, corrects, answered],
            async (parsed, client, cancel) =>
            {
                var said = new
                {
                    Body = parsed.GetRequiredValue(body),
                    Status = parsed.GetRequiredValue(status),
                    Components = States(parsed.GetValue(components)),
                    NextUpdateAt = parsed.GetValue(next),
                    Corrects = parsed.GetValue(corrects),
                    Override = Rules(parsed.GetValue(answered)),
                };
                string path = MusterClient.Path(Collection, parsed.GetRequiredValue(id), "updates");
                Confirm(parsed, await client.PostAsync<BulletinRow>(path, said, cancel), "is updated");
            }
        );
    }

    private static Command Maintenance()
    {
        Argument<string> title = new("TITLE") { Description = "What is done, in one line." };
        Option<DateTimeOffset?> from = When.Future("--from", "When it begins.");
        Option<DateTimeOffset?> until = When.Future("--until", "When it ends.");
        (from.Required, until.Required) = (true, true);
        Option<string> body = Body("What customers should know of it.", required: false);
        Option<Dictionary<string, string>?> components = Components();
        Option<string[]> answered = StatementCommand.Override();
        return ApiVerb.Make(
            "maintenance",
            "Plan a maintenance and publish it; it begins and ends by itself.",
            [title, from, until, body, components, answered],
            async (parsed, client, cancel) =>
            {
                var said = new
                {
                    Title = parsed.GetRequiredValue(title),
                    From = parsed.GetRequiredValue(from),
                    Until = parsed.GetRequiredValue(until),
                    Body = parsed.GetValue(body),
                    Components = States(parsed.GetValue(components)),
                    Override = Rules(parsed.GetValue(answered)),
                };
                string path = MusterClient.Path(Collection, "maintenances");
                Confirm(parsed, await client.PostAsync<BulletinRow>(path, said, cancel), "is planned");
            }
        );
    }

    private static Command Withdraw()
    {
        Argument<string> id = Id();
        Option<string> reason = new("--reason")
        {
            Description = "Why it is taken off; the record keeps it.",
            HelpName = "TEXT",
            Required = true,
        };
        return ApiVerb.Make(
            "withdraw",
            "Take a bulletin off the status page.",
            [id, reason],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path(Collection, parsed.GetRequiredValue(id), "withdrawal");
                var said = new { Reason = parsed.GetRequiredValue(reason) };
                Confirm(parsed, await client.PutAsync<BulletinRow>(path, said, cancel), "is off the status page");
            }
        );
    }

    private static Command Restore()
    {
        Argument<string> id = Id();
        return ApiVerb.Make(
            "restore",
            "Put a bulletin back on the status page.",
            [id],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path(Collection, parsed.GetRequiredValue(id), "withdrawal");
                Confirm(parsed, await client.DeleteAsync<BulletinRow>(path, new { }, cancel), "is on the status page again");
            }
        );
    }

    private static Argument<string> Id() => new("BULLETIN") { Description = "The bulletin, such as B-3." };

    private static string[]? Rules(string[]? answered) => answered is { Length: > 0 } ? answered : null;

    private static Option<string> Body(string description, bool required) =>
        new("--body")
        {
            Description = description,
            HelpName = "TEXT",
            Required = required,
        };

    private static Option<string?> Word(string name, string description, params string[] words)
    {
        Option<string?> option = new(name) { Description = $"{description} One of {string.Join(", ", words)}.", HelpName = "WORD" };
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    private static Option<Dictionary<string, string>?> Components() =>
        new("--component")
        {
            Description =
                "How a component fares: checkout=major_outage, or partial_outage, degraded_performance, under_maintenance, operational. May be given several times.",
            HelpName = "ID=STATUS",
            CustomParser = Read,
        };

    /// <summary>The server judges ids and words; here only the form.</summary>
    private static Dictionary<string, string>? Read(ArgumentResult result)
    {
        Dictionary<string, string> states = new(StringComparer.Ordinal);
        foreach (string text in result.Tokens.Select(token => token.Value))
        {
            int cut = text.IndexOf('=', StringComparison.Ordinal);
            if (cut < 1 || cut == text.Length - 1)
            {
                result.AddError($"'{text}' names no component and how it fares: write checkout=major_outage.");
                return null;
            }

            states[text[..cut]] = text[(cut + 1)..];
        }

        return states;
    }

    private static object[]? States(Dictionary<string, string>? states) =>
        states is { Count: > 0 } ? [.. states.Select(one => new { Component = one.Key, Status = one.Value })] : null;

    private static void Confirm(ParseResult parsed, Reply<BulletinRow> reply, string done) =>
        parsed.Screen().Answer(reply.Raw, () => Screen.Line($"{reply.Value.Id} {done}: {Screen.Clean(reply.Value.Title)}"));

    private static void Show(IReadOnlyList<BulletinRow> bulletins) =>
        Screen.Table(
            ["ID", "KIND", "STATUS", "INCIDENT", "NEXT UPDATE", "TITLE"],
            [
                .. bulletins.Select(one =>
                    (IReadOnlyList<string>)
                        [
                            one.Id,
                            one.Kind,
                            one.Status,
                            one.Incident ?? "",
                            one.NextUpdateAt is { } next ? TimeText.Relative(next) : "",
                            one.Title,
                        ]
                ),
            ],
            "The status page tells of nothing."
        );
}

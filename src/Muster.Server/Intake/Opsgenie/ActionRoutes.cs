// Acts on alerts as Opsgenie's API does: closes, acknowledges, notes and changes them, and says what it does not do.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;

namespace Muster.Server.Intake.Opsgenie;

/// <summary>Whatever is well said is answered 202, so that no client breaks; whether it was done, and why not, says the status of the request.</summary>
internal static class ActionRoutes
{
    private const string NoSnooze =
        "Muster does not snooze by a sender's key, so nothing was changed. Silence the alert in the console or over /api/v2/silences, with a reason and an end.";

    private const string NoUnacknowledge =
        "An acknowledgement stays in Muster's record, so nothing was changed. Whoever has it hands command over in the incident.";

    private const string NoAssign =
        "Muster assigns nobody by a sender's key, so nothing was changed. Whoever answers the page takes command and hands it over in the incident.";

    private const string NoEscalate =
        "Muster escalates by the policy of the alert's service while nobody answers, so nothing was changed. To page further people, use the incident's page.";

    private const string NoResponders =
        "Whom an alert pages is for Muster's routes and escalation policies to say, so nothing was changed.";

    private const string NoAction = "Muster has no such action on alerts, so nothing was done. Runbooks belong to incidents.";

    private const string NoDelete = "Muster deletes nothing, so nothing was changed. Close the alert instead.";

    private static readonly AlertVerb[] Verbs =
    [
        new("POST", "close", "Close", "Closes an alert that this key raised", (actions, asked) => actions.CloseAsync(asked)),
        new(
            "POST",
            "acknowledge",
            "Acknowledge",
            "Acknowledges the page of the alert's group as the person that user names",
            (actions, asked) => actions.AcknowledgeAsync(asked)
        ),
        new(
            "POST",
            "notes",
            "AddNote",
            "Writes a note into the incident's timeline, or onto the alert",
            (actions, asked) => actions.NoteAsync(asked),
            fields => fields.Required("note", AlertParser.NoteMax)
        ),
        new(
            "PUT",
            "message",
            "UpdateMessage",
            "Says in other words what is wrong",
            (actions, asked) =>
                actions.ChangeAsync(asked, "Updated message", signal => Annotated(signal, AlertSignals.Message, LineOf(asked, "message"))),
            fields => fields.Required("message", AlertParser.MessageMax)
        ),
        new(
            "PUT",
            "description",
            "UpdateDescription",
            "Describes the alert anew",
            (actions, asked) =>
                actions.ChangeAsync(
                    asked,
                    "Updated description",
                    signal => Annotated(signal, AlertSignals.Description, TextOf(asked, "description"))
                ),
            fields => fields.Required("description", AlertParser.DescriptionMax)
        ),
        new(
            "PUT",
            "priority",
            "UpdatePriority",
            "Says how bad it is: the alert is routed anew",
            (actions, asked) => actions.ChangeAsync(asked, "Updated priority", signal => Prioritised(signal, asked.Fields)),
            fields => AlertParser.Priority(fields, isRequired: true)
        ),
        new(
            "POST",
            "tags",
            "AddTags",
            "Adds tags",
            (actions, asked) =>
                actions.ChangeAsync(asked, "Added tags", signal => Tagged(signal, FoundAlert.TagsOf(asked.Alert).AddRange(Tags(asked)))),
            fields => fields.Texts("tags", AlertParser.TagsMax)
        ),
        new(
            "POST",
            "details",
            "AddDetails",
            "Adds details, which are labels",
            (actions, asked) => actions.ChangeAsync(asked, "Added details", signal => Detailed(signal, asked.Fields)),
            fields => fields.Map("details")
        ),
        AlertVerb.Not("POST", "unacknowledge", "UnAcknowledge", NoUnacknowledge),
        AlertVerb.Not("POST", "snooze", "Snooze", NoSnooze, fields => SnoozeEnd(fields)),
        AlertVerb.Not("POST", "assign", "Assign", NoAssign),
        AlertVerb.Not("POST", "escalate", "EscalateToNext", NoEscalate),
        AlertVerb.Not("POST", "responders", "AddResponder", NoResponders),
        AlertVerb.Not("POST", "teams", "AddTeam", NoResponders),
        AlertVerb.Not("POST", "actions/{action}", "ExecuteCustomAction", NoAction),
        AlertVerb.Not("DELETE", "tags", "RemoveTags", NoDelete.Replace("Close the alert instead.", "Tags stay.", StringComparison.Ordinal)),
        AlertVerb.Not(
            "DELETE",
            "details",
            "RemoveDetails",
            NoDelete.Replace("Close the alert instead.", "Details stay.", StringComparison.Ordinal)
        ),
        AlertVerb.Not("DELETE", "", "Delete", NoDelete),
    ];

    public static void MapActions(this IEndpointRouteBuilder routes)
    {
        foreach (AlertVerb verb in Verbs)
        {
            string path = "/alerts/{identifier}" + (verb.Path.Length > 0 ? "/" + verb.Path : "");
            RouteHandlerBuilder route = routes
                .MapMethods(
                    path,
                    [verb.Method],
                    (HttpContext http, AlertFinder finder, AlertActions actions, RequestBook book, TimeProvider clock) =>
                        RunAsync(verb, http, finder, actions, book, clock)
                )
                .RequireAuthorization(Policies.Send)
                .WithName(verb.Action + "OpsgenieAlert")
                .WithSummary(verb.Summary)
                .WithIdentifier()
                .Takes();
            if (verb.Method != HttpMethods.Delete)
            {
                route.WithIntakeBody<PostedAction>();
            }
        }
    }

    private static async Task<IResult> RunAsync(
        AlertVerb verb,
        HttpContext http,
        AlertFinder finder,
        AlertActions actions,
        RequestBook book,
        TimeProvider clock
    )
    {
        (OpsgenieFields? fields, IResult? refusal) = await OpsgenieBody.ReadAsync(http, mayBeEmpty: true, clock);
        if (fields is null)
        {
            return refusal!;
        }

        verb.Check?.Invoke(fields);
        string? user = AlertParser.Line(fields.Text("user", AlertParser.WordMax));
        string? note = fields.Text("note", AlertParser.NoteMax) is { } text ? EdgeText.Clean(text, EdgeLimits.DetailsBytes) : null;
        if (fields.Errors.Count > 0)
        {
            return OpsgenieAnswers.Wrong(http, fields.Errors);
        }

        string key = IntakeKey.NameOf(http.User);
        Alert? alert = await finder.FindAsync(http, http.RequestAborted);
        ActionDone done = alert switch
        {
            null when AlertFinder.IsAlias(http) => ActionDone.No(
                "No open alert that was raised with this key has this alias. Nothing was changed."
            ),
            null => ActionDone.No("There is no alert with this id. Nothing was changed."),
            _ when !AlertFinder.IsOwn(alert, http.User) => ActionDone.No(
                "The alert was raised with another key, and a key acts on its own alerts alone. Nothing was changed."
            ),
            _ => await verb.ActAsync(actions, new(alert, key, Caller.Require(http.User).Person, user, note, fields, http.RequestAborted)),
        };
        string request = done.Receipt ?? OpsgenieAnswers.NewId(http);
        bool mayTell = alert is not null && AlertFinder.IsOwn(alert, http.User);
        RequestRow row = new(
            key,
            verb.Action,
            done.IsSuccess,
            done.Status,
            mayTell ? FoundAlert.IdOf(alert!) : null,
            mayTell ? FoundAlert.AliasOf(alert!) : null,
            clock.GetUtcNow()
        );
        await book.WriteAsync(request, row);
        return OpsgenieAnswers.Taken(http, request);
    }

    private static void SnoozeEnd(OpsgenieFields fields)
    {
        string end = fields.Required("endTime", AlertParser.WordMax);
        if (end.Length > 0 && (!WireTime.TryRead(end, out DateTimeOffset? at) || at is null))
        {
            fields.Wrong("endTime", "It must be an instant such as 2026-01-31T08:00:00Z.");
        }
    }

    private static Signal Annotated(Signal signal, string name, string value) =>
        signal with
        {
            Annotations = signal.Annotations.With(name, value),
        };

    private static Signal Prioritised(Signal signal, OpsgenieFields fields)
    {
        string priority = AlertParser.Priority(fields, isRequired: true) ?? "";
        return signal with { Labels = signal.Labels.With("priority", priority).With("severity", priority) };
    }

    private static Signal Tagged(Signal signal, IEnumerable<string> tags) =>
        signal with
        {
            Labels = signal.Labels.With(
                AlertSignals.Tags,
                string.Join(',', tags.Distinct(StringComparer.Ordinal).Take(AlertParser.TagsMax))
            ),
        };

    private static Signal Detailed(Signal signal, OpsgenieFields fields)
    {
        // What makes the alert this one in routes and lists stays as it was first said.
        IEnumerable<KeyValuePair<string, string>> more = fields
            .Map("details")
            .Where(one => one.Key.Length > 0 && !one.Key.StartsWith("__", StringComparison.Ordinal) && one.Key != "alertname");
        return signal with
        {
            Labels = LabelSet.From([
                .. signal.Labels,
                .. more.Take(EdgeLimits.LabelsPerAlert - Math.Min(signal.Labels.Count, EdgeLimits.LabelsPerAlert)),
            ]),
        };
    }

    private static System.Collections.Immutable.ImmutableArray<string> Tags(ActionAsked asked) =>
        asked.Fields.Texts("tags", AlertParser.TagsMax);

    private static string LineOf(ActionAsked asked, string field) =>
        AlertParser.Line(asked.Fields.Text(field, AlertParser.MessageMax)) ?? "";

    private static string TextOf(ActionAsked asked, string field) =>
        EdgeText.Clean(asked.Fields.Text(field, AlertParser.DescriptionMax) ?? "", EdgeLimits.DetailsBytes);
}

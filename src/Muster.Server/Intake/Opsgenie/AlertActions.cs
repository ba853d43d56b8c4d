// Does what Opsgenie's senders ask for with an alert, as far as a sender's key may.
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;

namespace Muster.Server.Intake.Opsgenie;

/// <summary>Closing and changing are signals. An acknowledgement is a person's, whom the sender has to name; a key alone stops no page.</summary>
internal sealed class AlertActions(
    AlertIntake intake,
    IAlertStore alerts,
    CommandRunner runner,
    PageAnswers answers,
    PersonRights rights,
    OrganisationReader organisations,
    Wake wake,
    TimeProvider clock
)
{
    /// <summary>What an acknowledgement says of the way that it came.</summary>
    private const string Via = "opsgenie";

    /// <summary>2 seconds: an alert is routed in milliseconds, and who acknowledges right after creating it must not hear that nobody is paged.</summary>
    private static readonly TimeSpan RoutedMax = TimeSpan.FromSeconds(2);

    private const string NobodyNamed =
        "A key is no person, so whoever is paged stays paged. Send as user the e-mail address or the id of a person of Muster, or use a key that stands for one.";

    public async Task<ActionDone> CloseAsync(ActionAsked asked)
    {
        Signal close = AlertSignals.Close(asked.Key, asked.Alert);
        if (asked.Note is { Length: > 0 } note && !await IsInTimelineAsync(asked, note))
        {
            close = close with { Annotations = Noted(asked, note) };
        }

        Receipt receipt = await intake.AcceptAsync(AlertSignals.Door, asked.Key, [close], CancellationToken.None);
        return new(receipt.Lines[0].Outcome == "resolved", receipt.Lines[0].Reason ?? "Closed alert", receipt.Id);
    }

    /// <summary>Says something else about an alert that is open.</summary>
    public async Task<ActionDone> ChangeAsync(ActionAsked asked, string status, Func<Signal, Signal> change)
    {
        if (!asked.Alert.IsFiring)
        {
            return ActionDone.No("The alert is closed. Nothing was changed.");
        }

        Signal changed = change(AlertSignals.Renew(asked.Key, asked.Alert));
        Receipt receipt = await intake.AcceptAsync(AlertSignals.Door, asked.Key, [changed], CancellationToken.None);
        return new(true, status, receipt.Id);
    }

    public async Task<ActionDone> AcknowledgeAsync(ActionAsked asked)
    {
        Organisation organisation = await organisations.CurrentAsync(asked.Cancel);
        if (PersonOf(asked, organisation) is not { } person)
        {
            return ActionDone.No(
                asked.User is null ? NobodyNamed : $"Muster knows nobody by '{EdgeText.Line(asked.User, 80)}'. {NobodyNamed}"
            );
        }

        if (await RoutedAsync(asked) is not { } group)
        {
            return ActionDone.No("The alert is closed, or was not routed yet. Nothing was acknowledged; send it again if it is open.");
        }

        if (group.Page is not { } page)
        {
            return ActionDone.No($"Nobody is paged for this alert, so there is nothing to acknowledge. {group.Held}".TrimEnd());
        }

        if (await rights.WhyNotAnswerAsync(person, await answers.PageAsync(page, asked.Cancel), asked.Cancel) is { } no)
        {
            return ActionDone.No(no);
        }

        Outcome outcome = await answers.AcknowledgeAsync(page, person, Actor.Key(asked.Key), Via, operation: null);
        ActionDone done = outcome switch
        {
            Outcome.Refused refused => ActionDone.No(refused.Why.Message),
            Outcome.Done { Nothing: { } why } => ActionDone.No(
                await answers.WhyOverAsync(await answers.PageAsync(page, asked.Cancel), Web.Views.Words.Full) ?? why.Message
            ),
            _ => new(true, $"Acknowledged alert as {person.Value}"),
        };
        if (done.IsSuccess && asked.Note is { Length: > 0 })
        {
            // The incident may have begun with the acknowledgement.
            await NoteAsync(asked with { Alert = await alerts.AlertAsync(asked.Alert.Id, asked.Cancel) ?? asked.Alert });
        }

        return done;
    }

    /// <summary>Into the timeline of the alert's incident; where there is none, onto the alert.</summary>
    public async Task<ActionDone> NoteAsync(ActionAsked asked)
    {
        string note = asked.Note ?? "";
        return await IsInTimelineAsync(asked, note)
            ? new(true, "Added note to the incident's timeline")
            : await ChangeAsync(
                asked,
                "Added note to the alert, because it belongs to no open incident",
                signal => signal with { Annotations = Noted(asked, note) }
            );
    }

    private static PersonId? PersonOf(ActionAsked asked, Organisation organisation) =>
        asked.User is not { } user
            ? asked.Person
            : organisation
                .People.Values.Where(one => Is(one.Email, user) || Is(one.Id.Value, user))
                .Select(one => (PersonId?)one.Id)
                .FirstOrDefault();

    private static bool Is(string known, string said) => string.Equals(known, said.Trim(), StringComparison.OrdinalIgnoreCase);

    private async Task<bool> IsInTimelineAsync(ActionAsked asked, string note)
    {
        AlertGroup? group = asked.Alert.Group is { } id ? await alerts.GroupAsync(id, asked.Cancel) : null;
        if (group?.Incident is not { } incident)
        {
            return false;
        }

        string said = EdgeText.Clean(AlertSignals.NoteLine(asked.User, note), IncidentLimits.NoteCharactersMax);
        Outcome outcome = await runner.RunAsync(
            operation: null,
            (work, cancel) =>
                work.DecideIncidentAsync(
                    incident,
                    new IncidentCommand.Note(work.NewId(), NoteKind.Note, said, HappenedAt: null, Actor.Key(asked.Key), work.Now),
                    cancel
                ),
            CancellationToken.None
        );
        return outcome is not Outcome.Refused;
    }

    private static LabelSet Noted(ActionAsked asked, string note)
    {
        string before = asked.Alert.Annotations[AlertSignals.Notes];
        string line = AlertSignals.NoteLine(asked.User, note);
        string all = before.Length == 0 ? line : line + "\n" + before;
        return asked.Alert.Annotations.With(AlertSignals.Notes, EdgeText.Clean(all, EdgeLimits.DetailsBytes));
    }

    /// <summary>The group of an open alert, once it was routed; null when it is closed or was not routed in time.</summary>
    private async Task<AlertGroup?> RoutedAsync(ActionAsked asked)
    {
        long start = clock.GetTimestamp();
        while (true)
        {
            long mark = wake.Mark();
            Alert? alert = await alerts.AlertAsync(asked.Alert.Id, asked.Cancel);
            if (alert is not { IsFiring: true })
            {
                return null;
            }

            if (alert.Group is { } id)
            {
                return await alerts.GroupAsync(id, asked.Cancel);
            }

            TimeSpan left = RoutedMax - clock.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                return null;
            }

            await wake.WaitAsync(mark, left, clock, asked.Cancel);
        }
    }
}

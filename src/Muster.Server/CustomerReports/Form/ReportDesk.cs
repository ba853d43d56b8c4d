// Takes a customer's report from the form: lets through what a person sent in time, once, and within the budgets.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Muster.Core.Catalog;
using Muster.Core.CustomerReports;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Guards;

namespace Muster.Server.CustomerReports.Form;

/// <summary>Whoever is refused sees the form again with what they typed, a new stamp, and why.</summary>
/// <param name="secret">Signs the stamps; the same on every node.</param>
public sealed class ReportDesk(
    byte[] secret,
    ReportBudgets budgets,
    ReportClients clients,
    ContactLinks contacts,
    CustomerReportBook book,
    KnownTroubles troubles,
    OrganisationReader organisations,
    TimeProvider clock
)
{
    private static readonly TimeSpan TurnWait = TimeSpan.FromSeconds(5);

    private readonly FormGuard _guard = new(secret, clock);

    /// <summary>An empty form; null when no reports are taken.</summary>
    public Task<ReportForm?> OpenAsync(HttpContext http, string component) => FormAsync(http, ReportForm.Blank(component), "");

    /// <summary>Null when it is kept, or was before; else the form again, with the status and how long to wait where that helps.</summary>
    /// <param name="language">Of the form, and of what the customer is written.</param>
    public async Task<(ReportForm? Again, int Status, TimeSpan? Wait)> TakeAsync(HttpContext http, IFormCollection fields, string language)
    {
        ArgumentNullException.ThrowIfNull(fields);
        (SentReport sent, string began) = ReportForm.Read(fields, language, clock.GetUtcNow());
        if (await FormAsync(http, sent, began) is not { } form)
        {
            return (null, StatusCodes.Status404NotFound, null);
        }

        if (_guard.Doubt(fields, out FormStamp? stamp) is { } doubt)
        {
            return Again(form with { Notice = NoticeOf(doubt), Stamp = _guard.Again(doubt, stamp) });
        }

        using IDisposable? turn = budgets.Enter();
        if ((turn is null ? TurnWait : budgets.TakeClient(http)) is { } wait)
        {
            return TooMany(form, wait);
        }

        // Judged before it costs the others anything.
        return form.Components.Any(one => (one.Id?.Value ?? "") == sent.Component) && budgets.TakeComponent(sent.Component) is { } later
            ? TooMany(form, later)
            : await KeepAsync(http, form, new Operation("report/" + stamp!.Nonce, SentContent.Of(fields)));
    }

    private async Task<(ReportForm? Again, int Status, TimeSpan? Wait)> KeepAsync(HttpContext http, ReportForm form, Operation operation)
    {
        (Outcome outcome, _) = await book.ReceiveAsync(form.Sent, clients.Of(http), ReportClients.NewSalt, contacts.Links, operation);
        return outcome switch
        {
            Outcome.Refused { Why: { Errors.IsEmpty: false } why } => Again(form with { Errors = why.Errors }),
            Outcome.Refused => Again(form with { Notice = "doubt.twice" }),
            _ => (null, StatusCodes.Status303SeeOther, null),
        };
    }

    /// <summary>The key of the words for it.</summary>
    private static string NoticeOf(FormDoubt doubt) =>
        doubt switch
        {
            FormDoubt.Trap => "doubt.trap",
            FormDoubt.Unsigned => "doubt.unsigned",
            FormDoubt.Quick => "doubt.quick",
            FormDoubt.Old => "doubt.old",
        };

    /// <summary>Null where no reports are taken, and for strangers where only members read the page.</summary>
    private async Task<ReportForm?> FormAsync(HttpContext http, SentReport sent, string began)
    {
        Organisation organisation = await organisations.CurrentAsync(CancellationToken.None);
        ImmutableArray<ReportedComponent> offered = [.. ReportedComponents.Of(organisation).Where(component => component.Policy.Enabled)];
        bool isStranger = organisation.StatusPage?.Access == StatusPageAccess.Members && Caller.Of(http.User) is null;
        return offered.IsEmpty || isStranger
            ? null
            : new(offered, _guard.Stamp(), sent, began, await troubles.ReadAsync(CancellationToken.None));
    }

    private static (ReportForm? Again, int Status, TimeSpan? Wait) Again(ReportForm form) =>
        (form, StatusCodes.Status422UnprocessableEntity, null);

    private static (ReportForm? Again, int Status, TimeSpan? Wait) TooMany(ReportForm form, TimeSpan wait) =>
        (form with { Notice = "doubt.busy" }, StatusCodes.Status429TooManyRequests, wait);
}

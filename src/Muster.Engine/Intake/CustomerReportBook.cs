// Takes customers' reports in: each is durable when this answers, and a client who repeats itself counts once.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.CustomerReports;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Intake;

/// <summary>
/// Who sent a report is known for an hour only, by a hash that begins anew each day. Nothing of it is an event, because an event is for ever. Two nodes that take a
/// client's two reports at once write the same row: the second conflicts, looks again and finds the first.
/// </summary>
public sealed class CustomerReportBook(CommandRunner runner, OrganisationReader organisations, IViewStore views, TimeProvider clock)
{
    public static readonly Actor Customer = Actor.System("status-page");

    private const string SaltId = "salt";

    /// <summary>The outcome, and the report where there is one.</summary>
    /// <param name="hash">The client's address under a salt, as text of at most 64 characters.</param>
    /// <param name="newSalt">Makes a salt that nobody can guess.</param>
    /// <param name="operation">The form that was sent: one that comes twice is one report.</param>
    public async Task<(Outcome Outcome, CustomerReportId? Report)> ReceiveAsync(
        SentReport sent,
        Func<string, string> hash,
        Func<string> newSalt,
        ReporterLinks links,
        Operation? operation
    )
    {
        ArgumentNullException.ThrowIfNull(sent);
        ImmutableArray<ReportedComponent> known = ReportedComponents.Of(await organisations.CurrentAsync(CancellationToken.None));
        ImmutableHashSet<ComponentId> ids = [.. known.Select(one => one.Id).OfType<ComponentId>()];

        // Judged once without a number first: a number that nobody uses leaves a gap.
        if (
            CustomerReport.Decide(CustomerReport.Initial, Command(sent, new(1), ids, repeats: null, clock.GetUtcNow()))
            is Decision<CustomerReportEvent>.Rejected refused
        )
        {
            return (new Outcome.Refused(refused.Why), null);
        }

        CustomerReportId? report = null;
        Outcome outcome = await runner.RunAsync(
            operation,
            async (work, cancel) =>
            {
                ReportSalts salts = await SaltsAsync(work, newSalt, cancel);
                string[] names = [RowOf(hash(salts.Today), sent), RowOf(hash(salts.Yesterday), sent)];
                IReadOnlyList<View> rows = await views.FindAsync(Views.ReportClient, names, cancel);
                LastReport? last = rows.Select(row => row.Row<LastReport>())
                    .Where(one => one.At > work.Now - ReportLimits.SameClient)
                    .MaxBy(one => one.At);
                CustomerReportId id = new(await work.NextNumberAsync(CustomerReport.Category, cancel));
                report = id;
                if (last is null)
                {
                    work.Put(
                        new View(Views.ReportClient, names[0], Views.Recorded, work.Now, "", ViewJson.Write(new LastReport(id, work.Now))),
                        rows.FirstOrDefault(row => row.Id == names[0])
                    );
                }

                if (sent.Contact.Trim() is { Length: > 0 } address)
                {
                    await KeepContactAsync(work, address, id, sent, links, cancel);
                }

                return await work.DecideCustomerReportAsync(id, Command(sent, id, ids, last?.Report, work.Now), cancel);
            },
            CancellationToken.None
        );
        return (outcome, outcome is Outcome.Done ? report : null);
    }

    /// <summary>Confirms an address: whoever has the link read the mail. False when it is forgotten, or never was.</summary>
    public async Task<bool> ConfirmAsync(string contact)
    {
        bool isKnown = false;
        await runner.RunAsync(
            operation: null,
            async (work, cancel) =>
            {
                View? read = await views.FindAsync(Views.ReportContact, contact, cancel);
                isKnown = read?.Row<ReportContact>() is { Address: not null };
                if (isKnown)
                {
                    ReportContact known = read!.Row<ReportContact>();
                    work.Put((known with { ConfirmedAt = known.ConfirmedAt ?? work.Now }).ToView(), read);
                }

                return null;
            },
            CancellationToken.None
        );
        return isKnown;
    }

    /// <summary>The language in which a contact reported; null when it is forgotten, or never was.</summary>
    public async Task<string?> LanguageOfAsync(string contact, CancellationToken cancel) =>
        (await views.FindAsync(Views.ReportContact, contact, cancel))?.Row<ReportContact>().Language;

    private async Task KeepContactAsync(
        Work work,
        string address,
        CustomerReportId report,
        SentReport sent,
        ReporterLinks links,
        CancellationToken cancel
    )
    {
        string id = ReportContact.IdOf(address);
        string key = sent.Component.Length > 0 ? sent.Component : ReportedComponent.KeyOf(component: null);
        View? read = await views.FindAsync(Views.ReportContact, id, cancel);
        ReportContact? known = read?.Row<ReportContact>();
        bool asks = known is null || (known.ConfirmedAt is null && work.Now - known.AskedAt >= ReportContact.AskAgainAfter);
        work.Put(
            new ReportContact(
                id,
                address,
                report,
                key,
                work.Now,
                asks ? work.Now : known!.AskedAt,
                known?.ConfirmedAt,
                links.Page,
                sent.Language
            ).ToView(),
            read
        );
        work.SetTimer(EngineTimers.ForContact(id, work.Now + ReportContact.KeptFor));
        if (asks)
        {
            ReporterPost.Ask(work, id, address, sent.Language, links.Confirm(id));
        }
    }

    private static CustomerReportCommand.Receive Command(
        SentReport sent,
        CustomerReportId id,
        ImmutableHashSet<ComponentId> known,
        CustomerReportId? repeats,
        DateTimeOffset now
    ) =>
        new(
            id,
            sent.Component,
            known,
            ReportSymptomText.Read(sent.Symptom),
            sent.Text,
            sent.Where,
            sent.StartedAt,
            sent.Contact,
            repeats,
            Customer,
            now
        );

    private static string RowOf(string client, SentReport sent) => client + "/" + sent.Component;

    private async Task<ReportSalts> SaltsAsync(Work work, Func<string> newSalt, CancellationToken cancel)
    {
        DateOnly today = DateOnly.FromDateTime(work.Now.UtcDateTime);
        View? read = await views.FindAsync(Views.ReportSalt, SaltId, cancel);
        ReportSalts? stored = read?.Row<ReportSalts>();
        if (stored?.Day == today)
        {
            return stored;
        }

        ReportSalts next = new(today, newSalt(), stored?.Day == today.AddDays(-1) ? stored.Today : newSalt());
        work.Put(new View(Views.ReportSalt, SaltId, Views.Recorded, work.Now, "", ViewJson.Write(next)), read);
        return next;
    }
}

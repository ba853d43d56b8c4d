// What customers reported is over: those who confirmed an address are told once, and their address is forgotten.
using Muster.Core.Catalog;
using Muster.Core.CustomerReports;
using Muster.Core.Incidents;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>Fifty in a commit, and the others a minute later, so that no page waits behind them. Whoever confirms after the end is told nothing: the page says it.</summary>
public sealed class DueReporters(IViewStore views, OrganisationReader organisations) : ITimerHandler
{
    private const int AtOnce = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public string Kind => EngineTimers.ReportersTold;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(work);
        Incident incident = await work.IncidentAsync(EngineTimers.IncidentOf(timer), cancel);
        if (incident.ResolvedAt is not { } over)
        {
            return;
        }

        Organisation organisation = await organisations.CurrentAsync(cancel);
        int told = 0;
        foreach (View row in await views.AllAsync(Views.ReportContact, [Views.Recorded], cancel))
        {
            ReportContact contact = row.Row<ReportContact>();
            if (contact.Address is not { } address || !await IsAboutAsync(incident, contact, over, cancel))
            {
                continue;
            }

            if (told++ == AtOnce)
            {
                work.SetTimer(EngineTimers.ForReporters(incident.Id, work.Now + Pause));
                return;
            }

            string? name = ReportedComponents.Find(organisation, contact.Component) is { Id: not null } component ? component.Name : null;
            ReporterPost.Over(work, contact.Id, address, contact.Language, name, contact.ReportedAt, contact.Page);
            work.Put((contact.Forgotten()).ToView(), row);
            work.CancelTimer(EngineTimers.ForContact(contact.Id, over).Id);
        }
    }

    private async Task<bool> IsAboutAsync(Incident incident, ReportContact contact, DateTimeOffset over, CancellationToken cancel) =>
        incident.CustomerVoices.Any(voice =>
            ReportedComponent.KeyOf(voice.Component) == contact.Component && contact.ReportedAt >= voice.Since && contact.ReportedAt <= over
        )
        || (await views.FindAsync(Views.IncidentReport, contact.Report.Value, cancel))?.Row<CustomerReportRow>().Incident == incident.Id;
}

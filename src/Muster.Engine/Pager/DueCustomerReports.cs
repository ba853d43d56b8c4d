// How many customers report a component is looked at: enough raise or renew its alert, and its incident hears what they say.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.CustomerReports;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>
/// The alert is raised before the commit that fires the timer: a crash between the two raises it once more, which renews it and pages nobody again. A report that
/// comes meanwhile sets the timer anew, and then the commit is tried on what stands.
/// </summary>
public sealed class DueCustomerReports(AlertIntake intake, IAlertStore alerts, OrganisationReader organisations, ReportedWaves waves)
    : ITimerHandler
{
    private static readonly Actor By = Actor.System("customers");

    public string Kind => EngineTimers.CustomerReports;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        string key = EngineTimers.ComponentOf(timer);
        ReportedComponent? component = ReportedComponents.Find(await organisations.CurrentAsync(cancel), key);
        (ReportWave? wave, IReadOnlyList<CustomerReportRow> latest) = component is null
            ? (null, [])
            : await waves.OfAsync(component, work.Now, cancel);
        Alert? firing = await alerts.FiringAsync(CustomerSignals.FingerprintOf(key), cancel);
        if (wave is null)
        {
            if (firing is not null)
            {
                await SignalAsync(CustomerSignals.Over(key));
            }

            return;
        }

        ImmutableArray<string> words =
        [
            .. latest
                .Where(report => report.At >= wave.Since)
                .Take(ReportLimits.WordsMax)
                .Select(report => $"{report.Symptom.Label()}: {ReportText.Glance(report.Text)}"),
        ];
        await SignalAsync(CustomerSignals.Many(component!, wave, words));
        await TellIncidentAsync(work, firing, component!, wave, words, cancel);

        // Looked at again while it runs, so that the incident hears of those that came since the last line.
        DateTimeOffset again = work.Now + IncidentLimits.CustomersToldEvery;
        work.SetTimer(EngineTimers.ForCustomerReports(key, again < wave.EndsAt ? again : wave.EndsAt));
    }

    private Task<Receipt> SignalAsync(Signal signal) =>
        intake.AcceptAsync(CustomerAlerts.Door, CustomerSignals.Key, [signal], CancellationToken.None);

    /// <summary>An incident that is reviewed hears of nothing any more; that refusal stops no alert.</summary>
    private static async Task TellIncidentAsync(
        Work work,
        Alert? firing,
        ReportedComponent component,
        ReportWave wave,
        ImmutableArray<string> words,
        CancellationToken cancel
    )
    {
        if (firing?.Group is { } group && (await work.GroupAsync(group, cancel))?.Incident is { } incident)
        {
            await work.DecideIncidentAsync(
                incident,
                new IncidentCommand.HearCustomers(component.Id, component.Name, wave.Count, wave.Since, words, By, work.Now),
                cancel
            );
        }
    }
}

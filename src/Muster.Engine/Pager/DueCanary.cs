// A canary page is due: its signal goes the way of any other.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>
/// The signal is durable before the commit that counts it as sent: a crash between the two sends the same run once more, which renews its alert and pages nobody again.
/// What was due while no node ran is sent once.
/// </summary>
public sealed class DueCanary(AlertIntake intake, OrganisationReader organisations, IViewStore views) : ITimerHandler
{
    public string Kind => EngineTimers.CanaryDue;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        ServiceId service = EngineTimers.CanaryOf(timer);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        if (
            organisation.Service(service)?.Canary is not { } canary
            || await views.FindAsync(Views.Canary, service.Value, cancel) is not { } read
        )
        {
            return;
        }

        string run = CanarySignals.RunOf(timer.DueAt);
        await intake.AcceptAsync(
            CanarySignals.Door,
            CanarySignals.Key,
            [CanarySignals.Of(service, run, canary, work.Now)],
            CancellationToken.None
        );
        work.Put((read.Row<CanaryRow>() with { Run = run, SentAt = work.Now }).ToView(work.Now), read);
        work.SetTimer(EngineTimers.ForLateCanary(service, work.Now + canary.Within));
        work.SetTimer(EngineTimers.ForCanary(service, work.Now + canary.Every));
    }
}

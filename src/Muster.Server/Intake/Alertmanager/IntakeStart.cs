// Since when this process takes in alerts.
namespace Muster.Server.Intake.Alertmanager;

internal sealed class IntakeStart(TimeProvider clock)
{
    public DateTimeOffset At { get; } = clock.GetUtcNow();
}

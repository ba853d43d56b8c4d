// Ends alerts because somebody says that they are over, as their sender's own word would.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Intake;

/// <summary>A resolved signal ends an episode and no more: a sender that still sends the alert opens the next one.</summary>
public sealed class AlertEnding(AlertIntake intake, IAlertStore alerts)
{
    /// <summary>500 alerts a request: a group may hold thousands.</summary>
    private const int AlertsMax = 500;

    /// <summary>What ends an alert, with what it said last.</summary>
    public static Signal SignalOf(Alert open, string door, string key)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new(
            open.Fingerprint,
            door,
            key,
            open.Labels,
            open.Annotations,
            Resolved: true,
            StartsAt: null,
            EndsAt: null,
            open.GeneratorUrl
        );
    }

    /// <summary>
    /// Ends the alerts of a group that fire, in the person's name. Those of silent heartbeats go on firing: nothing would raise them again for a day, and a ping ends
    /// them. Once begun it is finished, whether the asker is still there or not.
    /// </summary>
    /// <returns>How many were ended, and how many heartbeats are still silent.</returns>
    public async Task<(int Ended, int Silent)> EndAsync(AlertGroupId group, PersonId by)
    {
        string person = ManualReport.KeyOf(by);
        int ended = 0;
        int silent = 0;
        long after = 0;
        while (true)
        {
            IReadOnlyList<Alert> firing = await alerts.FiringOfGroupAsync(group, after, AlertsMax, CancellationToken.None);
            if (firing.Count == 0)
            {
                return (ended, silent);
            }

            ImmutableArray<Signal> signals =
            [
                .. firing.Where(alert => alert.Door != HeartbeatSignals.Door).Select(alert => SignalOf(alert, ManualReport.Door, person)),
            ];
            silent += firing.Count - signals.Length;
            Receipt receipt = await intake.AcceptAsync(ManualReport.Door, person, signals, CancellationToken.None);
            ended += receipt.Lines.Count(line => line.Outcome == "resolved");
            after = firing[^1].Id;
        }
    }
}

// When customers' reports raise an alert: how many in what time, how bad it is, and when it is quiet again.
using Muster.Core.Kernel;

namespace Muster.Core.CustomerReports;

/// <param name="Enabled">Whether the form takes reports, and reports raise an alert.</param>
/// <param name="Threshold">How many clients raise an alert, within <paramref name="Within"/>; 2 to <see cref="ReportLimits.JudgedMax"/>.</param>
/// <param name="Quiet">How long nobody reports before the alert is over.</param>
/// <param name="Service">Whose alert it is; null leaves it to the routes.</param>
public sealed record ReportPolicy(bool Enabled, int Threshold, TimeSpan Within, TimeSpan Quiet, Severity Severity, ServiceId? Service)
{
    /// <summary>
    /// Ten in five minutes: one customer has a bad network, ten do not. Half an hour of silence ends it, because customers stop writing long before they stop
    /// suffering. SEV-2, as for any alert that does not say how bad it is.
    /// </summary>
    public static ReportPolicy Default { get; } =
        new(Enabled: true, Threshold: 10, Within: TimeSpan.FromMinutes(5), Quiet: TimeSpan.FromMinutes(30), Severity.Sev2, Service: null);
}

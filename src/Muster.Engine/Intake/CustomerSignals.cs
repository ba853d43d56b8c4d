// What Muster signals when many customers report the same component.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Alerts;
using Muster.Core.CustomerReports;
using Muster.Core.Kernel;

namespace Muster.Engine.Intake;

/// <summary>
/// The identity is the component alone, whatever it is called and however bad its reports are judged to be: a wave is one alert, renewed with each report. It holds
/// until the wave ends, so that it ends in time though nobody says so.
/// </summary>
public static class CustomerSignals
{
    public const string Key = "muster";

    public static Fingerprint FingerprintOf(string component) =>
        new(
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(
                System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("customers/" + component))
            )
        );

    /// <param name="words">What the latest said, a line each.</param>
    internal static Signal Many(ReportedComponent component, ReportWave wave, ImmutableArray<string> words) =>
        new(
            FingerprintOf(component.Key),
            CustomerAlerts.Door,
            Key,
            LabelSet.Of(
                ("alertname", "Customers report " + component.Name),
                (CustomerAlerts.Component, component.Key),
                ("service", component.Policy.Service?.Value ?? ""),
                ("severity", component.Policy.Severity.Label())
            ),
            LabelSet.Of(
                ("summary", $"{wave.Count} customers since {Clock(wave.Since)}"),
                ("description", string.Join('\n', words)),
                ("count", wave.Count.ToString(CultureInfo.InvariantCulture))
            ),
            Resolved: false,
            StartsAt: wave.Since,
            EndsAt: wave.EndsAt,
            GeneratorUrl: null
        );

    internal static Signal Over(string component) =>
        new(FingerprintOf(component), CustomerAlerts.Door, Key, LabelSet.Empty, LabelSet.Empty, Resolved: true, null, null, null);

    private static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture);
}

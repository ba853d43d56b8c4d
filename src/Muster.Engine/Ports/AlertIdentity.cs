// Under which fingerprint an alert is known, when two label sets have one hash.
using System.Text.Encodings.Web;
using System.Text.Json;
using Muster.Core.Alerts;

namespace Muster.Engine.Ports;

/// <summary>
/// Sixty-four bits are no identity by themselves, because anybody can make two label sets with one FNV hash: labels that meet another set's fingerprint get one of
/// their own, and are found by it also when the other set fires no more. What every store asks before it looks for the alert of a signal;
/// <see cref="Intake.AlertTable"/> says the same of bytes.
/// </summary>
public static class AlertIdentity
{
    private static readonly JsonSerializerOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The signal under the fingerprint under which its alert is, or is to be, known.</summary>
    /// <param name="firing">The firing alert with a fingerprint; null when there is none.</param>
    public static Signal Own(Signal signal, Func<Fingerprint, Alert?> firing)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(firing);
        Alert? known = firing(signal.Fingerprint);
        if (!IsOpen(signal, known))
        {
            return signal;
        }

        Fingerprint ofClash = OfClash(signal.Labels);
        return known is not null || firing(ofClash)?.Labels.Equals(signal.Labels) == true ? signal with { Fingerprint = ofClash } : signal;
    }

    /// <summary>
    /// Whether the alert of these labels may be known under the fingerprint of a clash: no alert with the same hash fires, or that of other labels. A sender's own key is
    /// one alert, whatever its labels are.
    /// </summary>
    /// <param name="known">The firing alert with the signal's own fingerprint; null when there is none.</param>
    public static bool IsOpen(Signal signal, Alert? known)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return known?.Labels.Equals(signal.Labels) != true && Fingerprints.Of(signal.Labels) == signal.Fingerprint;
    }

    public static Fingerprint OfClash(LabelSet labels) => Fingerprints.OfClash(JsonSerializer.SerializeToUtf8Bytes(labels, Canonical));
}

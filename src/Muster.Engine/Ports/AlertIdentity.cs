// Under which fingerprint an alert is known, when two label sets have one hash.
using System.Text.Encodings.Web;
using System.Text.Json;
using Muster.Core.Alerts;

namespace Muster.Engine.Ports;

/// <summary>
/// Sixty-four bits are no identity by themselves, because anybody can make two label sets with one FNV hash: labels that meet another set's fingerprint get one of
/// their own. What every store asks before it looks for the alert of a signal; <see cref="Intake.AlertTable"/> says the same of bytes, and also finds the alert when
/// the other set fires no more. There a store begins another one: to know better, it would have to look twice for each that is new.
/// </summary>
public static class AlertIdentity
{
    private static readonly JsonSerializerOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The signal under the fingerprint under which its alert is, or is to be, known.</summary>
    /// <param name="firing">The firing alert with the signal's own fingerprint; null when there is none.</param>
    public static Signal Own(Signal signal, Alert? firing)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return firing is not null && Clashes(signal, firing.Labels) ? signal with { Fingerprint = OfClash(signal.Labels) } : signal;
    }

    /// <summary>Whether these are the labels of another alert with the same hash; a sender's own key is one alert, whatever its labels are.</summary>
    public static bool Clashes(Signal signal, LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return !signal.Labels.Equals(labels) && Fingerprints.Of(signal.Labels) == signal.Fingerprint;
    }

    public static Fingerprint OfClash(LabelSet labels) => Fingerprints.OfClash(JsonSerializer.SerializeToUtf8Bytes(labels, Canonical));
}

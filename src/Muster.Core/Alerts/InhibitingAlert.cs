// A firing alert that may hide others.
namespace Muster.Core.Alerts;

/// <param name="Id">Of its episode: a later one has a greater id.</param>
public sealed record InhibitingAlert(long Id, Fingerprint Fingerprint, LabelSet Labels)
{
    /// <summary>What people call it.</summary>
    public string Name => Labels["alertname"] is { Length: > 0 } name ? name : $"alert {Fingerprint}";

    public static InhibitingAlert Of(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return new(alert.Id, alert.Fingerprint, alert.Labels);
    }
}

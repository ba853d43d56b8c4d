// What a person reports: "a customer told us" is a signal too.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Engine.Intake;

/// <summary>A report by hand. Each one is an alert of its own, unless <paramref name="Resolved"/> names the report that is over.</summary>
/// <param name="Title">One line: what somebody sees going wrong.</param>
/// <param name="Detail">More, or null.</param>
/// <param name="Service">The service that it is about; null when nobody knows: it is then held and shown, for a person to act on.</param>
/// <param name="Severity">As the reporter judges it.</param>
/// <param name="StartedAt">Since when, as far as the reporter knows; null for now.</param>
/// <param name="Resolved">The fingerprint of an earlier report that is over; null for a new one.</param>
public sealed record ManualReport(
    string Title,
    string? Detail,
    ServiceId? Service,
    Severity Severity,
    DateTimeOffset? StartedAt,
    PersonId By,
    Fingerprint? Resolved = null
)
{
    public const string Door = ManualAlerts.Door;

    /// <summary>What stands for a person where other alerts name a key: no key can be called that.</summary>
    public static string KeyOf(PersonId person) => Actor.Person(person.Value).ToString();

    internal Signal ToSignal(string id, DateTimeOffset now) =>
        new(
            Resolved ?? FingerprintOf(id),
            Door,
            KeyOf(By),
            Labels(id),
            LabelSet.Of(("summary", Title), ("description", Detail ?? "")),
            Resolved is not null,
            StartedAt ?? now,
            EndsAt: Resolved is null ? null : now,
            GeneratorUrl: null
        );

    /// <summary>The report's own id is a label, so that two reports with the same words are two alerts; the title names the group.</summary>
    private LabelSet Labels(string id) =>
        LabelSet.Of(
            ("alertname", Title),
            ("report", id),
            ("service", Service?.Value ?? ""),
            ("severity", Severity.ToString().ToLowerInvariant()),
            ("reporter", By.Value)
        );

    private static Fingerprint FingerprintOf(string id) =>
        new(
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(
                System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("manual/" + id))
            )
        );
}

// Turns what Opsgenie's senders say of an alert into signals.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Intake;

namespace Muster.Server.Intake.Opsgenie;

/// <summary>
/// The identity is the alias within the intake key. The labels are what routes match on: the sender's details by their own names (Alertmanager puts the alert's labels
/// there), and over them <c>severity</c> and <c>priority</c>, <c>source</c>, <c>entity</c>, <c>team</c> and <c>tags</c>. The details' <c>alertname</c> names the alert,
/// or the first message does: a message that changes later does not make it another one.
/// </summary>
internal static class AlertSignals
{
    public const string Door = "opsgenie";
    public const string Alias = "alias";
    public const string Tags = "tags";
    public const string Message = "summary";
    public const string Description = "description";
    public const string Notes = "notes";

    /// <summary>Labels that say something of their own in Opsgenie's form; the others are its details.</summary>
    public static readonly ImmutableArray<string> Fields = ["priority", "source", "entity", Tags];

    public static Fingerprint FingerprintOf(string key, string alias) => Fingerprints.OfDedupKey(key, alias);

    /// <summary>A new alert; as in Opsgenie one that is open under this alias is renewed, and says what it said before.</summary>
    public static Signal Create(string key, OpsgenieAlert sent, string alias) =>
        new(
            FingerprintOf(key, alias),
            Door,
            key,
            Labels(sent),
            Annotations(sent, alias),
            Resolved: false,
            StartsAt: null,
            EndsAt: null,
            GeneratorUrl: sent.Source is { } source && source.StartsWith("http", StringComparison.Ordinal) ? source : null,
            OnlyRenews: true
        );

    /// <summary>The alert as it stands: to be sent with what is changed of it.</summary>
    public static Signal Renew(string key, Alert open) =>
        new(open.Fingerprint, Door, key, open.Labels, open.Annotations, Resolved: false, open.StartsAt, EndsAt: null, open.GeneratorUrl);

    public static Signal Close(string key, Alert open) => AlertEnding.SignalOf(open, Door, key);

    /// <summary>Of an alias that names no open alert: the store finds out, and the receipt says so.</summary>
    public static Signal Close(string key, Fingerprint unknown) =>
        new(unknown, Door, key, LabelSet.Empty, LabelSet.Empty, Resolved: true, StartsAt: null, EndsAt: null, GeneratorUrl: null);

    /// <summary>With one label or annotation set; an empty value takes it away.</summary>
    public static LabelSet With(this LabelSet set, string name, string value) => LabelSet.From([.. set, new(name, value)]);

    private static LabelSet Labels(OpsgenieAlert sent)
    {
        string severity = sent.Priority ?? "";
        IEnumerable<KeyValuePair<string, string>> own =
        [
            new("severity", severity),
            new("priority", severity),
            new("source", sent.Source ?? ""),
            new("entity", sent.Entity ?? ""),
            new("team", sent.Team ?? ""),
            new(Tags, string.Join(',', sent.Tags)),
        ];
        return LabelSet.From([
            new("alertname", sent.Message),
            .. sent.Details.Where(one => one.Key.Length > 0 && !one.Key.StartsWith("__", StringComparison.Ordinal) && one.Value.Length > 0),
            .. own.Where(one => one.Value.Length > 0),
        ]);
    }

    private static LabelSet Annotations(OpsgenieAlert sent, string alias) =>
        LabelSet.Of(
            (Message, sent.Message),
            (Description, sent.Description ?? ""),
            (Alias, EdgeText.Line(alias, EdgeLimits.DedupKeyBytes)),
            (Notes, sent.Note is { Length: > 0 } note ? NoteLine(sent.User, note) : "")
        );

    public static string NoteLine(string? user, string note) => user is null ? note : user + ": " + note;
}

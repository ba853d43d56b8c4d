// Values for tests.
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Storage.Tests.Contracts;

internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 2, 0, 0, TimeSpan.Zero);
    public static readonly StreamId Stream = new("incident", "INC-1");
    public static readonly StreamId OtherStream = new("incident", "INC-2");

    public static DateTimeOffset At(double seconds) => Now.AddSeconds(seconds);

    public static NewEvent Event(string data = "{}", string type = "incident.noted") => new(type, data, "person:ana", Now);

    public static Append Append(int expected, params string[] data) => Append(Stream, expected, data);

    public static Append Append(StreamId stream, int expected, params string[] data) =>
        new(stream, expected, [.. data.Select(one => Event(one))]);

    public static Commit Appends(params Append[] appends) => new() { Appends = [.. appends] };

    public static TimerEntry Timer(string id, double seconds = 0, string subject = "page/p1", string kind = "page-step") =>
        new(id, kind, subject, At(seconds));

    public static OutboxMessage Message(
        string key,
        double created = 0,
        double? nextTry = null,
        string channel = "email",
        string subject = "page/p1"
    ) => new(key, channel, "ana@example.org", subject, """{"text":"Wake up"}""", At(created), At(nextTry ?? created));

    public static View View(string id, double seconds = 0, string status = "open", string search = "", string kind = "incident") =>
        new(kind, id, status, At(seconds), search, $$"""{"id":"{{id}}"}""");

    public static Signal Signal(
        ulong fingerprint = 1,
        bool resolved = false,
        LabelSet? labels = null,
        LabelSet? annotations = null,
        double? startsAt = null,
        double? endsAt = null
    ) =>
        new(
            new Fingerprint(fingerprint),
            "prometheus",
            "ci",
            labels ?? LabelSet.Of(("alertname", "Slow")),
            annotations ?? LabelSet.Empty,
            resolved,
            startsAt is { } start ? At(start) : null,
            endsAt is { } end ? At(end) : null,
            "http://prometheus/graph"
        );

    public static IntakeBatch Batch(string receipt, double seconds, params Signal[] signals) =>
        new(receipt, "prometheus", "ci", At(seconds), TimeSpan.FromMinutes(5), [.. signals]);

    public static AlertGroup Group(string id, int version = 1, string key = "db", double opened = 0, double? closed = null) =>
        new(
            new(id),
            version,
            key,
            new ServiceId("checkout"),
            Severity.Sev2,
            "Database is slow 🚨",
            LabelSet.Of(("alertname", "Slow")),
            At(opened),
            At(opened + version),
            closed is { } at ? At(at) : null,
            version,
            version + 1,
            null,
            null,
            null
        );
}

// Values for tests.
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
}

// An instant as every store keeps it: whole milliseconds, UTC.
namespace Muster.Engine.Ports;

public static class StoredInstant
{
    public static DateTimeOffset Of(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());

    public static DateTimeOffset? Of(DateTimeOffset? instant) => instant is { } known ? Of(known) : null;
}

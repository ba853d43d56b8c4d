// What a server answered when it was asked for a calendar.
namespace Muster.Server.OnCall.Import;

internal abstract record FetchedCalendar
{
    private FetchedCalendar() { }

    /// <param name="Tag">Its <c>ETag</c>; null when it has none.</param>
    public sealed record Read(string Text, string? Tag) : FetchedCalendar;

    /// <summary>It is the one that was read last.</summary>
    public sealed record Same : FetchedCalendar;

    /// <param name="Why">A sentence without the address.</param>
    public sealed record Failed(string Why) : FetchedCalendar;
}

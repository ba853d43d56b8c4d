// What cannot be taken from a calendar: which event, where in the file, and why.
namespace Muster.Server.OnCall.Import;

/// <param name="Line">Where the event begins, from 1; 0 for the file as a whole.</param>
/// <param name="Uid">The event's UID; empty for the file as a whole.</param>
/// <param name="Summary">What the event is called.</param>
internal sealed record CalendarMistake(int Line, string Uid, string Summary, string Why)
{
    /// <summary>As a sentence.</summary>
    public override string ToString() => Uid.Length == 0 ? Why : $"'{Summary}' (line {Line}, UID {Uid}): {Why}";
}

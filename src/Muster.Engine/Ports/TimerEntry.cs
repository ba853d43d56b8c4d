// Something that is due at an instant; firing it is a commit that completes it.
namespace Muster.Engine.Ports;

/// <param name="Id">Unique; setting a timer with the id of another replaces it.</param>
/// <param name="Kind">Which rule it wakes, such as <c>page-step</c>.</param>
/// <param name="Subject">What it speaks of, such as a stream's text form.</param>
public sealed record TimerEntry(string Id, string Kind, string Subject, DateTimeOffset DueAt);

// What a service pushes about its events.
using System.Collections.Immutable;

namespace Muster.Server.Slos.Api;

/// <param name="Counters">How far counters stand that only rise, for each instance by itself.</param>
/// <param name="Minutes">Whole minutes that somebody has counted already; sent again, they stand in the place of the former.</param>
public sealed record CountersBody(ImmutableArray<CounterBody>? Counters = null, ImmutableArray<MinuteBody>? Minutes = null);

/// <param name="Instance">Which process counts, such as a host and a port; a counter of each begins at 0 by itself.</param>
/// <param name="Total">All events since it began.</param>
/// <param name="Good">Those that were good; left out where <paramref name="Bad"/> is said.</param>
/// <param name="Bad">Those that failed.</param>
/// <param name="At">When it was read; now where it is left out.</param>
public sealed record CounterBody(string Instance, double Total, double? Good = null, double? Bad = null, DateTimeOffset? At = null);

/// <param name="At">When the minute begins.</param>
/// <param name="Total">All events of the minute.</param>
/// <param name="Good">Those that were good; left out where <paramref name="Bad"/> is said.</param>
/// <param name="Bad">Those that failed.</param>
public sealed record MinuteBody(DateTimeOffset At, double Total, double? Good = null, double? Bad = null);

/// <param name="KnownUntil">The end of the last minute that is known; null before the first.</param>
/// <param name="Counted">How many readings and minutes were counted.</param>
/// <param name="Begun">How many readings begin a count: of an instance that was not known, or not for an hour. What comes after them is counted.</param>
/// <param name="Repeated">How many readings are no later than what was counted of their instance; they count for nothing.</param>
public sealed record CountedAnswer(DateTimeOffset? KnownUntil, int Counted, int Begun, int Repeated);

// What a calendar says: the shifts to come, and everything in it that cannot be taken.
using System.Collections.Immutable;
using Muster.Core.OnCall;

namespace Muster.Server.OnCall.Import;

internal sealed record CalendarReading(ImmutableArray<ListedShift> Shifts, ImmutableArray<CalendarMistake> Mistakes);

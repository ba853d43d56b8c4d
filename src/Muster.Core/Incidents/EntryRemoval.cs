// Who took a line out of the timeline, when and why.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

public sealed record EntryRemoval(string Reason, Actor By, DateTimeOffset At);

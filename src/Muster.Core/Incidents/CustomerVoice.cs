// What customers have said of a component during an incident, as it was written down last.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <param name="Component">Null for something that is no component of the status page.</param>
/// <param name="Count">How many customers have reported it.</param>
/// <param name="Since">When the first of them did.</param>
public sealed record CustomerVoice(ComponentId? Component, int Count, DateTimeOffset Since, DateTimeOffset At);

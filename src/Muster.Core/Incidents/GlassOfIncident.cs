// That a run of an incident went without a second person: which, who said why, and when.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <param name="Title">What the run does.</param>
public sealed record GlassOfIncident(RunId Run, string Title, PersonId Person, string Reason, DateTimeOffset At);

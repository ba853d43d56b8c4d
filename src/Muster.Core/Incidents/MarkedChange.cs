// A change that somebody in the incident suspects or has cleared.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <param name="Change">The id of the change.</param>
/// <param name="Summary">What was changed, as the change said it then.</param>
public sealed record MarkedChange(string Change, string Summary, ChangeVerdict Verdict, Actor By, DateTimeOffset At);

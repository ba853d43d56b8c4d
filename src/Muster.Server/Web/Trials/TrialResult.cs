// What would come of a payload.
using System.Collections.Immutable;
using Muster.Core.Alerts;

namespace Muster.Server.Web.Trials;

/// <param name="Signals">The alerts that would be raised, renewed or ended.</param>
/// <param name="Mistakes">What of the payload could not be taken, as sentences.</param>
public sealed record TrialResult(ImmutableArray<Signal> Signals, ImmutableArray<string> Mistakes);

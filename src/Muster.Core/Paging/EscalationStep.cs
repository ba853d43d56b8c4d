// One step of an escalation policy: whom to page, and how long to wait for an answer.
using System.Collections.Immutable;

namespace Muster.Core.Paging;

/// <summary><see cref="Wait"/> is the time until the next step, at least 15 seconds.</summary>
public sealed record EscalationStep(ImmutableArray<EscalationTarget> Targets, TimeSpan Wait);

// Who agreed to an override of the gate, and until when it holds.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Slos.Policies;

/// <param name="Person">The second person; where the policy asks for none, whoever asked.</param>
public sealed record OverrideConsent(PersonId Person, ImmutableArray<PersonId> People, DateTimeOffset Until, DateTimeOffset At);

// Who signed a version of an error budget policy, and for which side.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Slos.Policies;

/// <param name="People">Everybody whose hand it may be: the person, and whoever made the key that was used.</param>
public sealed record PolicySignature(PolicySide Side, PersonId Person, ImmutableArray<PersonId> People, DateTimeOffset At);

// Who signs an error budget policy, by side.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Slos.Policies;

/// <summary>One of each side signs. A person may stand on both, and signs for one.</summary>
public sealed record PolicySigners(ImmutableArray<PersonId> Product, ImmutableArray<PersonId> Engineering)
{
    public ImmutableArray<PersonId> Of(PolicySide side) => side == PolicySide.Product ? Product : Engineering;
}

// Everything that can be asked of the organisation.
using Muster.Core.Kernel;

namespace Muster.Core.Catalog;

public abstract record OrganisationCommand(Actor By, DateTimeOffset At)
{
    /// <summary>
    /// Makes the organisation say what <paramref name="Desired"/> says. What is not in it is kept, unless <paramref name="Prune"/>: then it is retired with
    /// <paramref name="Reason"/>. Every mistake in it is answered at once and nothing is changed.
    /// </summary>
    public sealed record Put(Organisation Desired, bool Prune, string Reason, Actor By, DateTimeOffset At) : OrganisationCommand(By, At);

    public sealed record Retire(DefinitionKind Kind, string Id, string Reason, Actor By, DateTimeOffset At) : OrganisationCommand(By, At);

    public sealed record Restore(DefinitionKind Kind, string Id, Actor By, DateTimeOffset At) : OrganisationCommand(By, At);
}

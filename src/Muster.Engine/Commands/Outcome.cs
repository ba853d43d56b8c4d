// What became of a command.
using Muster.Core.Kernel;

namespace Muster.Engine.Commands;

public abstract record Outcome
{
    private Outcome() { }

    /// <summary>Durable. <paramref name="Nothing"/> says why nothing happened, when nothing did.</summary>
    public sealed record Done(Reason? Nothing = null) : Outcome;

    /// <summary>The same operation was done before; it was not done again.</summary>
    public sealed record AlreadyDone : Outcome;

    public sealed record Refused(Rejection Why) : Outcome;
}

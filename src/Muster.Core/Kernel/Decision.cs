// What a decider answers: the events that happened, or the reason why none did.
using System.Collections.Immutable;

namespace Muster.Core.Kernel;

/// <summary>
/// The answer of a decider. Nothing to do is <see cref="Accepted"/> with no events and a reason;
/// a refusal is <see cref="Rejected"/>. A bug throws instead.
/// </summary>
public abstract record Decision<TEvent>
{
    private Decision() { }

    /// <param name="Events">In the order in which they happened; may be empty.</param>
    /// <param name="Reason">Why nothing happened, when <paramref name="Events"/> is empty; else null.</param>
    public sealed record Accepted(ImmutableArray<TEvent> Events, Reason? Reason = null) : Decision<TEvent>;

    public sealed record Rejected(Rejection Why) : Decision<TEvent>;

    public static implicit operator Decision<TEvent>(TEvent happened) => new Accepted([happened]);

    public static implicit operator Decision<TEvent>(TEvent[] happened) => new Accepted([.. happened]);

    public static implicit operator Decision<TEvent>(Rejection why) => new Rejected(why);

    public static implicit operator Decision<TEvent>(Reason nothing) => new Accepted([], nothing);
}

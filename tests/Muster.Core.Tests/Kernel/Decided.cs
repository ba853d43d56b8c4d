// Given events, when a command comes, then events, a reason or a rejection: how the decider tests read.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Tests.Kernel;

/// <summary>One history of an aggregate: commands are decided on it and what they cause is kept, as a stream would.</summary>
public sealed class Decided<TState, TCommand, TEvent>
    where TState : IDecider<TState, TCommand, TEvent>
{
    public TState State { get; private set; } = TState.Initial;

    public List<TEvent> History { get; } = [];

    /// <summary>Decides and evolves; the events that it caused.</summary>
    public ImmutableArray<TEvent> When(TCommand command)
    {
        Decision<TEvent> decision = TState.Decide(State, command);
        Decision<TEvent>.Accepted accepted = Assert.IsType<Decision<TEvent>.Accepted>(decision);
        foreach (TEvent happened in accepted.Events)
        {
            State = TState.Evolve(State, happened);
            History.Add(happened);
        }

        return accepted.Events;
    }

    /// <summary>Decides; the one event that it caused, which is kept.</summary>
    public T Then<T>(TCommand command)
        where T : TEvent => Assert.IsType<T>(Assert.Single(When(command)));

    /// <summary>Decides; the code of the reason why nothing happened.</summary>
    public string ThenNothing(TCommand command)
    {
        Decision<TEvent>.Accepted accepted = Assert.IsType<Decision<TEvent>.Accepted>(TState.Decide(State, command));
        Assert.Empty(accepted.Events);
        Assert.NotNull(accepted.Reason);
        Assert.NotEmpty(accepted.Reason.Message);
        return accepted.Reason.Code;
    }

    /// <summary>Decides; the refusal.</summary>
    public Rejection ThenRejected(TCommand command) => Assert.IsType<Decision<TEvent>.Rejected>(TState.Decide(State, command)).Why;
}

// The shape of an aggregate with rules: a state that decides commands and evolves by events.
namespace Muster.Core.Kernel;

/// <summary>A stream's rules, all pure: <c>Decide(state, command)</c> answers events or a refusal, <c>Evolve(state, event)</c> the next state.</summary>
public interface IDecider<TState, TCommand, TEvent>
    where TState : IDecider<TState, TCommand, TEvent>
{
    /// <summary>The category of the streams, such as <c>incident</c>.</summary>
    static abstract string Category { get; }

    /// <summary>The state of a stream with no events.</summary>
    static abstract TState Initial { get; }

    static abstract Decision<TEvent> Decide(TState state, TCommand command);

    static abstract TState Evolve(TState state, TEvent happened);
}

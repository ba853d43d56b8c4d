// One stream of the year that is told: what was asked, decided by the rules of what it is.
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Cli.Demo.Year;

/// <summary>What is refused is a mistake in the story, and throws.</summary>
internal sealed class Told<TState, TCommand, TEvent>(string key)
    where TState : class, IDecider<TState, TCommand, TEvent>
    where TEvent : notnull
{
    private readonly List<(TEvent Event, Actor By, DateTimeOffset At)> _events = [];

    public TState State { get; private set; } = TState.Initial;

    public StreamId Stream { get; } = new(TState.Category, key);

    public IEnumerable<TEvent> Events => _events.Select(one => one.Event);

    /// <param name="by">Who the command says it is by, and <paramref name="at"/> when: what the record has beside each event.</param>
    public void Do(TCommand command, Actor by, DateTimeOffset at)
    {
        switch (TState.Decide(State, command))
        {
            case Decision<TEvent>.Accepted accepted:
                foreach (TEvent happened in accepted.Events)
                {
                    _events.Add((happened, by, at));
                    State = TState.Evolve(State, happened);
                }

                break;
            case Decision<TEvent>.Rejected refused:
                throw new InvalidOperationException($"The year's story was refused ({refused.Why.Code}): {refused.Why.Message}");
        }
    }

    public Append ToAppend() =>
        new(
            Stream,
            0,
            [.. _events.Select(one => new NewEvent(EventJson.NameOf(one.Event), EventJson.Write(one.Event), one.By.ToString(), one.At))]
        );
}

// The attempts of one message follow each other: a node that hung past its lease must not send when another has taken over.
namespace Muster.Engine.Tests.Simulation.Checkers;

public sealed class AttemptsInOrder : IChecker
{
    public IEnumerable<string> Breaches(History history) =>
        history
            .Begun.GroupBy(attempt => attempt.Message.Key)
            .SelectMany(ofOne => ofOne.Zip(ofOne.Skip(1)))
            .Where(pair => pair.First.Message.Attempt >= pair.Second.Message.Attempt)
            .Select(pair =>
                $"{pair.First.Message.Key}: attempt {pair.Second.Message.Attempt} began at {pair.Second.At:HH:mm:ss}, after attempt {pair.First.Message.Attempt}."
            );
}

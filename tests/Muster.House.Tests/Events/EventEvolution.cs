// Each family has one decider, and its Evolve handles every event of the family.
using System.Reflection;
using Muster.Core.Kernel;

namespace Muster.House.Tests.Events;

public static class EventEvolution
{
    private static readonly MethodInfo Feeding = typeof(EventEvolution).GetMethod(
        nameof(Feed),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    /// <summary><paramref name="types"/> are those among which the decider is looked for.</summary>
    public static IEnumerable<string> Breaches(EventFamily family, IReadOnlyList<Type> types)
    {
        List<Type> deciders = types.SelectMany(DecidersOf).Where(decider => decider.GetGenericArguments()[2] == family.Base).ToList();
        if (deciders is not [var decider])
        {
            return [$"{family}: {deciders.Count} deciders evolve by it; write one state that is IDecider<…, {family}>."];
        }

        MethodInfo feed = Feeding.MakeGenericMethod(decider.GetGenericArguments());
        return from member in family.Members
            let failure = Failure(feed, Samples.Of(member))
            where failure is not null
            select $"{family}.{member.Name} is not handled by Evolve: {failure}";
    }

    private static IEnumerable<Type> DecidersOf(Type type) =>
        type is { IsAbstract: false, IsInterface: false }
            ? type.GetInterfaces().Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IDecider<,,>))
            : [];

    private static string? Failure(MethodInfo feed, object happened)
    {
        try
        {
            return feed.Invoke(null, [happened]) is null ? "it answered null." : null;
        }
        catch (TargetInvocationException wrong)
        {
            return $"it threw {wrong.InnerException!.GetType().Name}: {wrong.InnerException.Message}";
        }
    }

    /// <summary>Replay meets whatever was stored: Evolve answers a state, even where the initial state makes no sense of the event.</summary>
    private static TState Feed<TState, TCommand, TEvent>(TEvent happened)
        where TState : IDecider<TState, TCommand, TEvent> => TState.Evolve(TState.Initial, happened);
}

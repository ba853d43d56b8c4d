// The state of the self-tests' family; it forgot one event.
using System.Diagnostics;
using Muster.Core.Kernel;

namespace Muster.House.Tests.Events;

public sealed record Lamp : IDecider<Lamp, string, LampEvent>
{
    public static string Category => "lamp";

    public static Lamp Initial { get; } = new();

    public static Decision<LampEvent> Decide(Lamp state, string command) => Array.Empty<LampEvent>();

    public static Lamp Evolve(Lamp state, LampEvent happened) =>
        happened switch
        {
            LampEvent.Lit or LampEvent.Dimmed or LampEvent.Stolen => state,
            _ => throw new UnreachableException("what now?"),
        };
}

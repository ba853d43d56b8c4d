// One turn of a knob: what a fault does to a simulated system, or what those do who mend it.
namespace Muster.Simulator.World;

/// <param name="Target">A component; for <see cref="World.Knob.Demand"/> a kind of clients.</param>
/// <param name="Value">In the unit of the knob.</param>
/// <param name="Clients">Only requests of this kind of clients; null for all of them. For <see cref="World.Knob.Errors"/> and <see cref="World.Knob.Shed"/>.</param>
/// <param name="Callee">Whom the call of <see cref="World.Knob.Use"/> calls.</param>
/// <param name="PerSecond">By how much the value grows in each second that the effect holds.</param>
/// <param name="Most">Where the growth ends.</param>
/// <param name="Keeps">Whether what was reached stays when the cause is gone, as data that was deleted does, until something repairs it.</param>
/// <param name="FadeSeconds">In how many seconds the effect wears off when its cause is gone, as wrong answers do in caches of names.</param>
public sealed record Effect(
    Knob Knob,
    string Target,
    double Value,
    string? Clients = null,
    string? Callee = null,
    double PerSecond = 0,
    double Most = double.MaxValue,
    bool Keeps = false,
    int FadeSeconds = 0
);

// An effect that holds in a simulated system, from when until when.
namespace Muster.Simulator.World;

/// <param name="cause">Who caused it; ended and repaired by this name.</param>
internal sealed class StandingEffect(Effect effect, string cause, int from, Wiring wiring)
{
    private const int Never = int.MaxValue;

    private int _until = Never;

    public Effect Effect { get; } = effect;

    public string Cause { get; } = cause;

    /// <summary>The place of the component, of the kind of clients, or of the call.</summary>
    public int Place { get; } = PlaceOf(effect, wiring);

    /// <summary>The place of the clients it is limited to; null for all.</summary>
    public int? Clients { get; } = effect.Clients is { } clients ? wiring.ClientsOf(clients) : null;

    /// <summary>Whether it changes from second to second.</summary>
    public bool Moves => _until == Never ? Effect.PerSecond != 0 : !Effect.Keeps && Effect.FadeSeconds > 0;

    /// <summary>The cause is gone: the effect ends, wears off or stays as it is, as it says.</summary>
    public void End(int now) => _until = Math.Min(_until, now);

    public bool IsOver(int now) => _until != Never && !Effect.Keeps && now >= _until + Effect.FadeSeconds;

    /// <summary>The value at this second, worn off towards <paramref name="neutral"/>.</summary>
    public double At(int now, double neutral)
    {
        double reached = Math.Min(Effect.Most, Effect.Value + (Effect.PerSecond * (Math.Min(now, _until) - from)));
        if (_until == Never || Effect.Keeps || now < _until)
        {
            return reached;
        }

        double left = Effect.FadeSeconds == 0 ? 0 : Math.Max(0, 1 - ((double)(now - _until) / Effect.FadeSeconds));
        return neutral + ((reached - neutral) * left);
    }

    private static int PlaceOf(Effect effect, Wiring wiring) =>
        effect.Knob switch
        {
            Knob.Demand => wiring.ClientsOf(effect.Target),
            Knob.Use => wiring.PlaceOf(effect.Target, effect.Callee ?? ""),
            _ => wiring.PlaceOf(effect.Target),
        }
        ?? throw new ArgumentException(
            $"{effect.Knob} of '{effect.Target}' {effect.Callee} turns nothing in this topology.",
            nameof(effect)
        );
}

// All effects that hold in a simulated system, added up on its knobs.
namespace Muster.Simulator.World;

internal sealed class Effects(Wiring wiring, Knobs knobs, Flow flow)
{
    private readonly List<StandingEffect> _standing = [];
    private bool _changed;

    /// <summary>Something begins at this second. Throws an <see cref="ArgumentException"/> when it turns nothing that there is.</summary>
    public void Begin(string cause, IEnumerable<Effect> effects, int now)
    {
        foreach (Effect effect in effects)
        {
            StandingEffect begun = new(effect, cause, now, wiring);
            switch (effect.Knob)
            {
                case Knob.Forget:
                    flow.Forget(begun.Place, effect.Value);
                    break;
                case Knob.Drop:
                    flow.Drop(begun.Place, effect.Value);
                    break;
                default:
                    _standing.Add(begun);
                    _changed = true;
                    break;
            }
        }
    }

    /// <summary>A cause is gone at this second.</summary>
    public void End(string cause, int now)
    {
        foreach (StandingEffect effect in _standing.Where(effect => effect.Cause == cause))
        {
            effect.End(now);
            _changed = true;
        }
    }

    /// <summary>What a cause left behind is repaired, also what would have stayed.</summary>
    public void Repair(string cause)
    {
        _standing.RemoveAll(effect => effect.Cause == cause);
        _changed = true;
    }

    /// <summary>Turns the knobs for this second.</summary>
    public void Apply(int now)
    {
        if (!_changed && !_standing.Exists(effect => effect.Moves))
        {
            return;
        }

        _standing.RemoveAll(effect => effect.IsOver(now));
        knobs.Reset();
        foreach (StandingEffect effect in _standing)
        {
            Turn(effect, now);
        }

        _changed = false;
    }

    private void Turn(StandingEffect effect, int now)
    {
        int place = effect.Place;
        switch (effect.Effect.Knob)
        {
            case Knob.Health:
                knobs.Health[place] *= Math.Clamp(effect.At(now, 1), 0, 1);
                break;
            case Knob.Cost:
                knobs.Cost[place] *= Math.Max(WorldDefaults.CostMin, effect.At(now, 1));
                break;
            case Knob.Delay:
                knobs.Delay[place] += Math.Max(0, effect.At(now, 0));
                break;
            case Knob.Use:
                knobs.Use[place] *= Math.Max(0, effect.At(now, 1));
                break;
            case Knob.Demand:
                knobs.Demand[place] *= Math.Max(0, effect.At(now, 1));
                break;
            case Knob.Instances:
                knobs.Instances[place] = Math.Clamp(knobs.Instances[place] + effect.At(now, 0), 0, WorldDefaults.InstancesMax);
                break;
            case Knob.Errors:
                knobs.Fail(place, effect.Clients, Math.Clamp(effect.At(now, 0), 0, 1));
                break;
            case Knob.Shed:
                knobs.Refuse(place, effect.Clients, Math.Clamp(effect.At(now, 0), 0, 1));
                break;
            case Knob.Forget:
            case Knob.Drop:
                break;
        }
    }
}

// Whether an effect turns something that there is, by a value that can be.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Simulator.World;

namespace Muster.Simulator.Scenarios;

internal static class EffectRules
{
    /// <summary>Mistakes at paths such as <c>faults.leak.effects[0].value</c>.</summary>
    public static IEnumerable<FieldError> Check(string path, ImmutableArray<VaryingEffect> effects, ScenarioNames names)
    {
        FieldErrorList all = new("");
        all.Count(path, effects.Length, ScenarioDefaults.EffectsMax, "effects");
        return all.Found.AddRange(effects.SelectMany((effect, index) => Check($"{path}[{index}]", effect, names)));
    }

    private static ImmutableArray<FieldError> Check(string at, VaryingEffect effect, ScenarioNames names)
    {
        FieldErrorList errors = new(at);
        CheckTarget(errors, effect, names);
        (double least, double most, string unit) = Bounds(effect.Knob);
        ScenarioNames.CheckSpan(errors, "value", effect.Value, least, most, unit);
        ScenarioNames.CheckSpan(
            errors,
            "perSecond",
            effect.PerSecond,
            -ScenarioDefaults.PerSecondMax,
            ScenarioDefaults.PerSecondMax,
            $"{unit} a second"
        );
        if (effect.Most != double.MaxValue)
        {
            errors.Range("most", effect.Most, Math.Max(least, effect.Value.High), most, unit);
        }

        errors.Range("fade", effect.FadeSeconds, 0, names.SecondsMax, "seconds");
        errors.When(effect.Keeps && effect.FadeSeconds > 0, "fade", "What is kept does not fade: leave one of the two out.");
        bool isOnce = effect.Knob is Knob.Forget or Knob.Drop;
        errors.When(
            isOnce && (effect.Keeps || effect.FadeSeconds > 0 || effect.PerSecond != default),
            Word.Of(effect.Knob),
            "It happens once: it cannot grow, fade or be kept. Leave perSecond, fade and keeps out."
        );
        return errors.Found;
    }

    private static void CheckTarget(FieldErrorList errors, VaryingEffect effect, ScenarioNames names)
    {
        string field = Word.Of(effect.Knob);
        if (effect.Knob == Knob.Demand)
        {
            errors.When(!names.Clients.Contains(effect.Target), field, $"There are no clients '{effect.Target}'.");
        }
        else
        {
            errors.Known(field, effect.Target, names.Components);
        }

        Component? component = names.Component(effect.Target);
        bool calls = component?.Calls.Any(call => call.To == effect.Callee) ?? true;
        errors.When(effect.Knob == Knob.Use && effect.Callee is null, "to", "Say whose call is turned: 'use' needs 'to'.");
        errors.When(
            effect.Knob == Knob.Use && effect.Callee is not null && !calls,
            "to",
            $"It turns nothing: '{effect.Target}' does not call '{effect.Callee}'."
        );
        errors.When(effect.Knob != Knob.Use && effect.Callee is not null, "to", "Only 'use' has a call to turn: leave it out.");
        errors.When(
            effect.Knob == Knob.Forget && component is { Memory: null },
            field,
            $"It turns nothing: '{effect.Target}' has no memory to forget."
        );
        bool tellsClients = effect.Knob is Knob.Errors or Knob.Shed;
        errors.When(effect.Clients is not null && !tellsClients, "clients", "Only 'errors' and 'shed' tell clients apart: leave it out.");
        errors.When(
            effect.Clients is { } clients && tellsClients && !names.Clients.Contains(clients),
            "clients",
            $"There are no clients '{effect.Clients}'."
        );
    }

    /// <summary>What a value can be, in the unit of its knob.</summary>
    private static (double Least, double Most, string Unit) Bounds(Knob knob) =>
        knob switch
        {
            Knob.Health => (0, 1, "of what works"),
            Knob.Cost => (WorldDefaults.CostMin, 1000, "times the work"),
            Knob.Delay => (0, WorldDefaults.WaitSecondsMax, "seconds"),
            Knob.Errors or Knob.Shed => (0, 1, "of the requests"),
            Knob.Use => (0, 100, "times the calls"),
            Knob.Demand => (0, 100, "times the demand"),
            Knob.Instances => (-WorldDefaults.InstancesMax, WorldDefaults.InstancesMax, "instances"),
            Knob.Forget => (0, 1, "of the memory"),
            Knob.Drop => (0, 1, "of what waits"),
        };
}

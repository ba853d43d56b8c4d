// What can be turned in a simulated system.
namespace Muster.Simulator.World;

/// <summary>How the turns of several add up stands with each; neutral is what a world without any has.</summary>
public enum Knob
{
    /// <summary>The share of a component that works, 0 to 1; several multiply, neutral is 1.</summary>
    Health,

    /// <summary>How much more work each request of a component is; several multiply, neutral is 1.</summary>
    Cost,

    /// <summary>Seconds that each request of a component takes longer; several add, neutral is 0.</summary>
    Delay,

    /// <summary>The share of requests that fails in a component; several fail one after the other, neutral is 0.</summary>
    Errors,

    /// <summary>The share of requests that a component refuses at its door; the largest holds, neutral is 0.</summary>
    Shed,

    /// <summary>The share of a call that is made; several multiply, neutral is 1.</summary>
    Use,

    /// <summary>How much of their ordinary demand clients have; several multiply, neutral is 1.</summary>
    Demand,

    /// <summary>How many more instances a component has; several add, neutral is 0.</summary>
    Instances,

    /// <summary>The share of its memory that a component loses at once, 0 to 1; it stays lost until answers fill it again.</summary>
    Forget,

    /// <summary>The share of the requests that wait in a component which is thrown away at once, 0 to 1.</summary>
    Drop,
}

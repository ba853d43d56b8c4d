// What is measured in a simulated system.
namespace Muster.Simulator.Scenarios;

public enum Metric
{
    /// <summary>Requests a second that reach a component.</summary>
    Rate,

    /// <summary>The share of them that fails, 0 to 1.</summary>
    ErrorRatio,

    /// <summary>Seconds until an answer.</summary>
    Latency,

    /// <summary>Requests that wait.</summary>
    Queue,

    /// <summary>The share of its capacity that is used, 0 to 1.</summary>
    Utilisation,

    /// <summary>The share that a memory answers, 0 to 1.</summary>
    HitRatio,

    /// <summary>How many instances there are.</summary>
    Instances,
}

// How a link of the true causal chain stands in what a team said.
namespace Muster.Simulator.Scoring;

public enum LinkState
{
    /// <summary>One of their answers says it.</summary>
    Found,

    /// <summary>One of their answers says a part of it.</summary>
    Close,

    /// <summary>None of their answers says it.</summary>
    Missing,
}

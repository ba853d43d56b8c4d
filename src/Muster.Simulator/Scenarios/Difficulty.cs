// How hard a drill is.
namespace Muster.Simulator.Scenarios;

/// <summary>Harder means more that misleads and less help, not other physics: what is right at one level is right at each.</summary>
public enum Difficulty
{
    /// <summary>What is found is true, people are quick, and the console names the next thing to do.</summary>
    Newcomer,

    /// <summary>A red herring, and people who are sometimes wrong.</summary>
    Practised,

    /// <summary>A second failure may come, alerts are late and people are tired.</summary>
    Veteran,
}

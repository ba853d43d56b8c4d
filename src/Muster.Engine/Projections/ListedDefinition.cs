// A definition of the organisation that stands in one of its lists: which, and what it is called.
namespace Muster.Engine.Projections;

/// <param name="List">route, intake_template, inhibition, heartbeat, sender, stakeholder, tracker, component or status_page.</param>
/// <param name="Id">Its id there; of an inhibition rule, which has none, a digest of it.</param>
public sealed record ListedDefinition(string List, string Id)
{
    /// <summary>What the bin calls it.</summary>
    public string Part => $"{List}.{Id}";

    public string Title { get; init; } = $"The {List.Replace('_', ' ')} {Id}";
}

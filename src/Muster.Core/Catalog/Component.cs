// What the status page names: a part of the offer as customers know it, and the services that it stands on.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.CustomerReports;
using Muster.Core.Kernel;

namespace Muster.Core.Catalog;

/// <summary>Name, description and group are read by everybody; the services never are.</summary>
/// <param name="Group">The heading under which it stands; empty for none.</param>
/// <param name="Position">Components stand in the order of their positions, then of their ids; groups where their first component stands.</param>
/// <param name="Services">What it stands on, so that an incident of one of them suggests it.</param>
/// <param name="OnlyShowIfDegraded">It is on the page while something is wrong with it, and else not.</param>
/// <param name="Showcase">Whether its days are drawn.</param>
public sealed record Component(
    ComponentId Id,
    string Name,
    string Description,
    string Group,
    int Position,
    ImmutableArray<ServiceId> Services,
    bool OnlyShowIfDegraded,
    bool Showcase
)
{
    /// <summary>When customers' reports of it raise an alert. Null: as the page has it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportPolicy? Reports { get; init; }

    /// <summary>The first day that its history speaks of. Null: the day on which it was first defined.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Since { get; init; }
}

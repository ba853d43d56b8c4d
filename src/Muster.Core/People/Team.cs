// A team: the people who own services together.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Core.People;

public sealed record Team(TeamId Id, string Name, ImmutableArray<PersonId> Members)
{
    /// <summary>Who answers for the team: what a page for it asks first. Null: all members.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ScheduleId? Schedule { get; init; }

    /// <summary>Who hears of it when something of the team's waits too long. Null: the first of its members.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PersonId? Lead { get; init; }

    /// <summary>The chats that are told of the incidents of its services. Null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ContactMethod>? Rooms { get; init; }
}

// What a page is about: an alert group, an incident, or both once the group has become one.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

/// <summary>What a page is about, as it stood when the page started. <see cref="Role"/> is set when the purpose is to take a role.</summary>
public sealed record PageSubject(
    PagePurpose Purpose,
    string Title,
    Severity Severity,
    ServiceId? Service,
    AlertGroupId? Group,
    IncidentId? Incident,
    Role? Role
)
{
    /// <summary>The one contact method that a test is sent by, as the end of a delivery's key: <c>webhook#2</c>; null for all that the person's rules say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Method { get; init; }

    /// <summary>Channels that do not deliver: who has another is told by that. Null where nothing is known of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? NotBy { get; init; }

    /// <summary>What whoever is paged is asked for, as a sentence; the title where that is to respond.</summary>
    public string InWords() =>
        this switch
        {
            { Purpose: PagePurpose.TakeRole, Role: { } role } => $"To take a role: {role.Label()}.",
            { Purpose: PagePurpose.UpdateOverdue } => "A promised update is overdue.",
            { Purpose: PagePurpose.ResolutionDue } => "The time to resolve this runs out, or has.",
            { Purpose: PagePurpose.Test } => "A test.",
            { Purpose: PagePurpose.GiveCommand } => "Somebody asks for command.",
            { Purpose: PagePurpose.Canary } => "A canary page.",
            { Purpose: PagePurpose.CanaryLost } => "A canary page did not arrive.",
            _ => Title,
        };
}

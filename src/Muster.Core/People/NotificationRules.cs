// By which of their contact methods a person is told, and when, for each urgency.
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Muster.Core.People;

/// <summary>No steps for an urgency: all methods at once.</summary>
public sealed record NotificationRules(ImmutableArray<NotificationStep> High, ImmutableArray<NotificationStep> Low)
{
    /// <summary>Nobody tells them ahead that their duty begins.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NoShiftNotices { get; init; }

    public ImmutableArray<NotificationStep> Of(Urgency urgency) =>
        urgency switch
        {
            Urgency.High => High,
            Urgency.Low => Low,
        };
}

// By which of their contact methods a person is told, and when, for each urgency.
using System.Collections.Immutable;

namespace Muster.Core.People;

/// <summary>No steps for an urgency: all methods at once.</summary>
public sealed record NotificationRules(ImmutableArray<NotificationStep> High, ImmutableArray<NotificationStep> Low)
{
    public ImmutableArray<NotificationStep> Of(Urgency urgency) =>
        urgency switch
        {
            Urgency.High => High,
            Urgency.Low => Low,
        };
}

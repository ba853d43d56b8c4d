// What keeps an alert, or all alerts of a group, from paging now.
using Muster.Core.Alerts;

namespace Muster.Engine.Pager;

/// <summary>A silence, or another alert that hides it. Of many alerts: whatever keeps them quiet for longest as far as anybody knows.</summary>
/// <param name="Silence">Null when it is <paramref name="Inhibition"/>.</param>
public sealed record Mute(Silence? Silence, Inhibition? Inhibition)
{
    /// <summary>An inhibition has no end that is known, so it stands above silences; of two silences the one that ends later.</summary>
    public Mute Or(Mute? other) =>
        other is null || Inhibition is not null || (other.Inhibition is null && !(other.Silence!.EndsAt > Silence!.EndsAt)) ? this : other;
}

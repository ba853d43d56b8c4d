// A promise not to page for alerts that match, with an end, an owner and a reason.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <summary>In force from <see cref="StartsAt"/> until, not including, <see cref="EndsAt"/>; expiring early moves the end, nothing is deleted.</summary>
public sealed record Silence(
    SilenceId Id,
    ImmutableArray<Matcher> Matchers,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string CreatedBy,
    string Comment,
    DateTimeOffset UpdatedAt
)
{
    /// <summary>Who ended it before its time, and why; null while nobody has.</summary>
    public SilenceEnd? Ended { get; init; }
}

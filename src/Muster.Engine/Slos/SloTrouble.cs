// Why the data of an SLO does not come in.
namespace Muster.Engine.Slos;

/// <param name="Since">When it began.</param>
/// <param name="Words">What happened, in a sentence.</param>
public sealed record SloTrouble(DateTimeOffset Since, string Words)
{
    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    /// <summary>When it came up last; null for what holds until the source answers again.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Whether it is a trouble still; one that nobody met for an hour is over.</summary>
    public bool HoldsAt(DateTimeOffset now) => SeenAt is not { } seen || now - seen < Recent;
}

// Which runs one person may start alone.
namespace Muster.Core.Runbooks;

/// <param name="AloneUpTo">
/// The most that one person may run alone. Whatever it says, two people are asked for what is destructive, and for what is risky on production.
/// </param>
public sealed record RunPolicy(RunbookRisk AloneUpTo)
{
    public static RunPolicy Default { get; } = new(RunbookRisk.Risky);

    /// <summary>Whether a second person must approve, whoever asks.</summary>
    public bool NeedsTwo(RunbookRisk risk, bool production) =>
        risk == RunbookRisk.Destructive || (production && risk == RunbookRisk.Risky) || risk > AloneUpTo;
}

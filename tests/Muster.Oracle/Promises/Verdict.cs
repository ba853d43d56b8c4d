// What the oracle found: every breach as a sentence, and the counts of a run without one.
namespace Muster.Oracle.Promises;

/// <param name="Breaches">Empty when every promise was kept.</param>
/// <param name="Pages">Messages that reached the person.</param>
/// <param name="Duplicates">Deliveries beyond the first of a message.</param>
public sealed record Verdict(IReadOnlyList<string> Breaches, int Pages, int Duplicates)
{
    private const int ToldMax = 20;

    public bool IsKept => Breaches.Count == 0;

    /// <summary>The first breaches, one a line.</summary>
    public string Told =>
        string.Join(Environment.NewLine, Breaches.Take(ToldMax))
        + (Breaches.Count > ToldMax ? $"{Environment.NewLine}… and {Breaches.Count - ToldMax} more" : "");
}

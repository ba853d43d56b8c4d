// The full-text search over what incidents and their reviews say.
namespace Muster.Engine.Ports;

public interface IFullText
{
    /// <summary>
    /// The rows of the kinds <c>incident_text</c> and <c>review_text</c> with the words, by kind and id, the best first. Word forms are one word in English. Each row counts
    /// from the commit that writes it on.
    /// </summary>
    Task<IReadOnlyList<(string Kind, string Id)>> SearchAsync(FullTextQuery query, CancellationToken cancel);

    /// <summary>Makes the index anew from the rows, in one commit: what it lost is found again, and what it has too much is not. Answers how many texts it has then.</summary>
    Task<int> RefillAsync(CancellationToken cancel);
}

// The words that were planted inside, and must stay there.
namespace Muster.Server.Tests.StatusPage;

internal sealed class PlantedMarks
{
    private int _number;

    /// <summary>What nobody outside may ever read.</summary>
    public List<string> Everywhere { get; } = [];

    /// <summary>What was told when it was published, and is taken off the page.</summary>
    public List<string> OnThePage { get; } = [];

    /// <summary>A word that no public text has.</summary>
    public string Inside() => Keep(Everywhere);

    public string TakenOff() => Keep(OnThePage);

    private string Keep(List<string> marks)
    {
        string word = $"zq{_number++:x4}qz";
        marks.Add(word);
        return word;
    }
}

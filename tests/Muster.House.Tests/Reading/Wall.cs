// Holds a wall against the repository, and against examples that it must refuse or let stand.
namespace Muster.House.Tests.Reading;

public static class Wall
{
    /// <summary>Fails with every breach, one sentence a line.</summary>
    public static void Stands(IEnumerable<string> breaches)
    {
        List<string> found = breaches.ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>The self-test of a wall: the bad example breaches it, once, in words that contain <paramref name="words"/>.</summary>
    public static void Refuses(IEnumerable<string> breaches, string words) =>
        Assert.Contains(words, Assert.Single(breaches), StringComparison.Ordinal);

    /// <summary>A small imagined repository.</summary>
    public static IReadOnlyList<SourceFile> Files(params (string Path, string Text)[] files) =>
        files.Select(file => new SourceFile(file.Path, file.Text)).ToList();
}

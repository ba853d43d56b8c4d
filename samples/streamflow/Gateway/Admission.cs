// Which requests the gateway lets in.
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;

namespace StreamFlow.Gateway;

/// <summary>
/// Sheds a percentage of the viewers of a class, always the same ones: who is let in gets every page of the film, and nobody gets half of it.
/// </summary>
internal sealed class Admission
{
    public static readonly ImmutableArray<string> Classes = ["guest", "member"];
    private volatile ImmutableSortedDictionary<string, int> _percents = Of(0, Classes, ImmutableSortedDictionary<string, int>.Empty);

    /// <summary>The percentage that is shed, for each class.</summary>
    public ImmutableSortedDictionary<string, int> Percents => _percents;

    /// <summary>Sheds so many percent of one class, or of all.</summary>
    public void Shed(int percent, string? only) => _percents = Of(percent, only is null ? Classes : [only], _percents);

    public bool Admits(string viewer, string @class) =>
        Crc32.HashToUInt32(Encoding.UTF8.GetBytes(viewer)) % 100 >= _percents.GetValueOrDefault(@class);

    private static ImmutableSortedDictionary<string, int> Of(
        int percent,
        ImmutableArray<string> classes,
        ImmutableSortedDictionary<string, int> before
    ) => before.SetItems(classes.Select(@class => KeyValuePair.Create(@class, percent)));
}

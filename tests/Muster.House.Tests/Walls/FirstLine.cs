// The first line of each file is one sentence that says what the file answers.
using System.Text.RegularExpressions;
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public static partial class FirstLine
{
    public static IEnumerable<string> Breaches(IReadOnlyList<SourceFile> files) =>
        from file in files
        where (file.IsCSharp || file.IsRazor) && file.Project.Length > 0 && !file.IsGenerated
        let first = file.Lines.First()
        where !(file.IsRazor ? InRazor() : InCSharp()).IsMatch(first) || SecondSentence().IsMatch(first)
        let form = file.IsRazor ? "@* One sentence. *@" : "// One sentence."
        select $"{file.Path}: begin it with '{form}' that says what the file answers; it begins with '{first}'.";

    [GeneratedRegex(@"^// \S.*[.?!]$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex InCSharp();

    [GeneratedRegex(@"^@\* \S.*[.?!] \*@$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex InRazor();

    [GeneratedRegex(@"(?<!\be\.g|\bi\.e)[.?!] \p{Lu}", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex SecondSentence();
}

// Nothing unfinished and no machine's path is delivered.
using System.Text.RegularExpressions;
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public static partial class Unfinished
{
    public static IEnumerable<string> Breaches(IReadOnlyList<SourceFile> files) =>
        files
            .SelectMany(file => file.Lines.Select((line, index) => (File: file, Line: line, Number: index + 1)))
            .SelectMany(at => OfMark(at.File, at.Line, at.Number).Concat(OfPath(at.File, at.Line, at.Number)));

    private static IEnumerable<string> OfMark(SourceFile file, string line, int number) =>
        file.IsProduct && Mark().Match(line) is { Success: true } mark
            ? [$"{file.Path}:{number}: '{mark.Value}' is unfinished work; finish it, or leave it out and write an issue."]
            : [];

    private static IEnumerable<string> OfPath(SourceFile file, string line, int number) =>
        !file.Path.StartsWith("tests/", StringComparison.Ordinal) && MachinePath().Match(line) is { Success: true } path
            ? [$"{file.Path}:{number}: '{path.Value}' is a path of one machine; take it from configuration or from the directory at hand."]
            : [];

    [GeneratedRegex(
        @"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"(?<![\w.~*}/-])/(work|home|tmp|root|Users)/|\b[A-Z]:\\",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex MachinePath();
}

// Project references point one way: each project may use what stands left of it, and Core and Simulator stay pure.
using System.Xml.Linq;
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public static class ProjectReferences
{
    private static readonly string[] Order =
    [
        "Muster.Core",
        "Muster.Simulator",
        "Muster.Engine",
        "Muster.Storage",
        "Muster.Server",
        "Muster.Cli",
    ];
    private static readonly string[] Pure = ["Muster.Core", "Muster.Simulator"];

    public static IEnumerable<string> Breaches(IReadOnlyList<SourceFile> files) =>
        files.Where(file => file.IsProject).SelectMany(file => OfProject(file).Concat(OfSolution(file, files)));

    private static IEnumerable<string> OfProject(SourceFile file)
    {
        if (!file.IsProduct)
        {
            yield break;
        }

        int place = Array.IndexOf(Order, file.Project);
        if (place < 0)
        {
            yield return $"{file.Path}: no place is given to {file.Project}; put it into the order of ProjectReferences.cs and DESIGN's house.";
            yield break;
        }

        foreach (string used in Included(file, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)))
        {
            int left = Array.IndexOf(Order, used);
            if (left < 0 || left >= place)
            {
                yield return $"{file.Path}: {file.Project} may not use {used}; references point one way ({string.Join(" ← ", Order)}). "
                    + "Move what it needs to the left, or turn the need into a port.";
            }
        }

        if (Pure.Contains(file.Project, StringComparer.Ordinal))
        {
            foreach (
                string package in Included(file, "PackageReference")
                    .Concat(Included(file, "FrameworkReference"))
                    .Where(name => name != "NodaTime")
            )
            {
                yield return $"{file.Path}: {file.Project} is pure and takes no package but NodaTime; do the work of {package} behind a port.";
            }
        }
    }

    private static IEnumerable<string> OfSolution(SourceFile file, IReadOnlyList<SourceFile> files)
    {
        SourceFile? solution = files.FirstOrDefault(candidate => candidate.Path == "Muster.slnx");
        if (solution is not null && !solution.Text.Contains($"\"{file.Path}\"", StringComparison.Ordinal))
        {
            yield return $"{file.Path}: Muster.slnx does not list it, so bin/test would not build it; add it there.";
        }
    }

    private static IEnumerable<string> Included(SourceFile file, string kind) =>
        XDocument.Parse(file.Text).Descendants(kind).Select(item => (string?)item.Attribute("Include")).OfType<string>();
}

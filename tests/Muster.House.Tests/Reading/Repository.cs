// Reads the repository that this test was built from.
namespace Muster.House.Tests.Reading;

public static class Repository
{
    /// <summary>The directory that holds Muster.slnx.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    private static readonly string[] Kinds =
    [
        ".cs",
        ".razor",
        ".csproj",
        ".props",
        ".slnx",
        ".css",
        ".js",
        ".json",
        ".yaml",
        ".yml",
        ".md",
        ".html",
    ];
    private static readonly Lazy<IReadOnlyList<SourceFile>> Loaded = new(() => Read(Root).ToList());

    /// <summary>Every text file of src, samples, tests, bench, bin, docs and the root, in ordinal order of the path.</summary>
    public static IReadOnlyList<SourceFile> Files => Loaded.Value;

    private static IEnumerable<SourceFile> Read(string root) =>
        from path in Directory.EnumerateFiles(root).Concat(Folders(root).SelectMany(All))
        let relative = Path.GetRelativePath(root, path).Replace('\\', '/')
        where Kinds.Contains(Path.GetExtension(path), StringComparer.Ordinal) || relative.StartsWith("bin/", StringComparison.Ordinal)
        where !relative.Split('/').Any(part => part is "obj" or "node_modules" or "packages.lock.json")
        orderby relative
        select new SourceFile(relative, File.ReadAllText(path));

    private static IEnumerable<string> Folders(string root) =>
        from folder in new[] { "src", "samples", "tests", "bench", "bin", "docs", ".ci" }
        let full = Path.Combine(root, folder)
        where Directory.Exists(full)
        select full;

    private static IEnumerable<string> All(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories);

    private static string FindRoot(string from) =>
        File.Exists(Path.Combine(from, "Muster.slnx")) ? from
        : Path.GetDirectoryName(from) is { } parent ? FindRoot(parent)
        : throw new DirectoryNotFoundException("No Muster.slnx stands above this test; build it inside the repository.");
}

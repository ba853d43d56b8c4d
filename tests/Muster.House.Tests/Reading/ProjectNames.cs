// The folders of one project and the types that each declares, to tell what a written name means.
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Muster.House.Tests.Reading;

public sealed class ProjectNames
{
    private readonly string _project;
    private readonly Dictionary<string, HashSet<string>> _types;

    public ProjectNames(IReadOnlyList<SourceFile> project)
    {
        _project = project.Count > 0 ? project[0].Project : "";
        _types = project
            .GroupBy(file => file.Namespace, StringComparer.Ordinal)
            .ToDictionary(
                folder => folder.Key,
                folder => folder.SelectMany(Declared).ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal
            );
    }

    public IEnumerable<string> TypesIn(string folder) => _types.GetValueOrDefault(folder) ?? [];

    /// <summary>
    /// The folder that a dotted name leads into, seen from a namespace; null when it leads out of the project or is no folder's name.
    /// <c>Muster.Core.Kernel.Slug</c>, and inside Muster.Core also <c>Core.Kernel.Slug</c> and <c>Kernel.Slug</c>, lead into Muster.Core.Kernel.
    /// </summary>
    public string? FolderOf(string name, string from)
    {
        string absolute = name.StartsWith("global::", StringComparison.Ordinal) ? name["global::".Length..] : name;
        if (absolute == _project || absolute.StartsWith(_project + ".", StringComparison.Ordinal))
        {
            return LongestFolder(absolute);
        }

        for (string scope = from; scope.Contains('.', StringComparison.Ordinal); scope = scope[..scope.LastIndexOf('.')])
        {
            string candidate = scope + "." + absolute;
            if (LongestFolder(candidate) is { } folder && folder.Length > scope.Length && LeadsIntoAType(candidate, folder))
            {
                return folder;
            }
        }

        return LongestFolder("Muster." + absolute) is { } rooted && LeadsIntoAType("Muster." + absolute, rooted) ? rooted : null;
    }

    /// <summary>A property may be named like a folder; only a type behind the name tells them apart.</summary>
    private bool LeadsIntoAType(string name, string folder) =>
        name.Length > folder.Length && _types[folder].Contains(name[(folder.Length + 1)..].Split('.', '<', '(')[0]);

    private string? LongestFolder(string name) =>
        _types
            .Keys.Where(folder => name == folder || name.StartsWith(folder + ".", StringComparison.Ordinal))
            .MaxBy(folder => folder.Length)
            is { } longest
        && longest != _project
            ? longest
            : null;

    private static IEnumerable<string> Declared(SourceFile file)
    {
        if (file.IsRazor)
        {
            return file.Name == "_Imports.razor" ? [] : [file.Name[..^".razor".Length]];
        }

        return file.IsCSharp
            ? file
                .Syntax.DescendantNodes(node => node is not TypeDeclarationSyntax)
                .OfType<BaseTypeDeclarationSyntax>()
                .Select(type => type.Identifier.Text)
            : [];
    }
}

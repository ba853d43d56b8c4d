// Which folders of its own project a file uses, by its usings and by the names it writes.
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Muster.House.Tests.Reading;

/// <summary>A file uses a folder: <see cref="Folder"/> is the folder's namespace, <see cref="As"/> the name that shows it.</summary>
public sealed partial record FolderUse(SourceFile File, string Folder, string As)
{
    /// <summary>Every use of another folder of the same project, for one project's files.</summary>
    public static IReadOnlyList<FolderUse> Of(IReadOnlyList<SourceFile> project)
    {
        ProjectNames names = new(project);
        return project
            .Where(file => file.IsCSharp || file.IsRazor)
            .SelectMany(file => Written(file, names).Concat(file.IsRazor ? Imported(file, project, names) : []))
            .Where(use => use.Folder != use.File.Namespace)
            .DistinctBy(use => (use.File.Path, use.Folder))
            .ToList();
    }

    /// <summary>The names in usings and in code. What an _Imports.razor imports counts where a file makes use of it.</summary>
    private static IEnumerable<FolderUse> Written(SourceFile file, ProjectNames names)
    {
        if (file.Name == "_Imports.razor")
        {
            return [];
        }

        IEnumerable<string> dotted = file
            .Syntax.DescendantNodes(node => node is not (QualifiedNameSyntax or MemberAccessExpressionSyntax))
            .Where(node => node is QualifiedNameSyntax or MemberAccessExpressionSyntax)
            .SelectMany(node => node.DescendantNodesAndSelf())
            .Where(node => node is QualifiedNameSyntax or MemberAccessExpressionSyntax)
            .Select(node => node.ToString());
        IEnumerable<string> markup = file.IsRazor ? FullName().Matches(Razor.WithoutComments(file.Text)).Select(match => match.Value) : [];
        return from name in Usings(file).Concat(dotted).Concat(markup)
            let folder = names.FolderOf(name, file.Namespace)
            where folder is not null
            select new FolderUse(file, folder, name);
    }

    /// <summary>The types that a Razor file sees through the _Imports.razor files above it, and names.</summary>
    private static IEnumerable<FolderUse> Imported(SourceFile file, IReadOnlyList<SourceFile> project, ProjectNames names)
    {
        string text = Razor.WithoutComments(file.Text);
        return from imports in project
            where imports.Name == "_Imports.razor" && file.Name != "_Imports.razor"
            where file.Path.StartsWith(imports.Path[..^imports.Name.Length], StringComparison.Ordinal)
            from import in Usings(imports)
            let folder = names.FolderOf(import, imports.Namespace)
            where folder is not null
            from type in names.TypesIn(folder)
            where Regex.IsMatch(text, $@"\b{Regex.Escape(type)}\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5))
            select new FolderUse(file, folder, type);
    }

    private static IEnumerable<string> Usings(SourceFile file) =>
        file.Syntax.Usings.Select(directive => directive.NamespaceOrType.ToString());

    [GeneratedRegex(@"\bMuster(?:\.\w+)+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex FullName();
}

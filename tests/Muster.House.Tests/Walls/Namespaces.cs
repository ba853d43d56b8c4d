// Types live in folders: none in a project's root namespace, and no global using hides which folder a file uses.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public static class Namespaces
{
    public static IEnumerable<string> Breaches(IReadOnlyList<SourceFile> files) =>
        files
            .Where(file => file.Project.Length > 0 || file.Path.EndsWith(".props", StringComparison.Ordinal))
            .SelectMany(file => OfRoot(file).Concat(OfGlobalUsings(file)));

    private static IEnumerable<string> OfRoot(SourceFile file)
    {
        if (!file.IsProduct)
        {
            return [];
        }

        if (file.IsRazor)
        {
            return file.Namespace == file.Project && file.Name != "_Imports.razor" ? [Sentence(file, file.Name)] : [];
        }

        return file.IsCSharp
            ? file
                .Syntax.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<MemberDeclarationSyntax>()
                .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
                .Where(type => type.Parent is not BaseNamespaceDeclarationSyntax home || home.Name.ToString() == file.Project)
                .Select(type => Sentence(file, type is BaseTypeDeclarationSyntax named ? named.Identifier.Text : "a delegate"))
            : [];
    }

    private static IEnumerable<string> OfGlobalUsings(SourceFile file)
    {
        bool hides = file.IsCSharp
            ? file.Syntax.Usings.Any(directive =>
                directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)
                && directive.NamespaceOrType.ToString().StartsWith("Muster", StringComparison.Ordinal)
            )
            : !file.IsRazor && file.Text.Contains("<Using Include=\"Muster", StringComparison.Ordinal);
        return hides ? [$"{file.Path}: a global using of Muster hides who uses what; write the using in each file that needs it."] : [];
    }

    private static string Sentence(SourceFile file, string type) =>
        $"{file.Path}: {type} is in the root namespace of {file.Project}; give it to the folder whose word it is.";
}

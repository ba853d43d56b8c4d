// One file of the repository as the walls see it: where it stands and what it says.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Muster.House.Tests.Reading;

/// <summary><see cref="Path"/> is relative to the repository with forward slashes, such as <c>src/Muster.Core/Kernel/Actor.cs</c>.</summary>
public sealed record SourceFile(string Path, string Text)
{
    private readonly Lazy<CompilationUnitSyntax> _syntax = new(() => Parse(Path, Text));

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsRazor => Path.EndsWith(".razor", StringComparison.Ordinal);

    public bool IsProject => Path.EndsWith(".csproj", StringComparison.Ordinal);

    public bool IsProduct => Path.StartsWith("src/", StringComparison.Ordinal);

    /// <summary>What a tool wrote: the migrations of EF Core.</summary>
    public bool IsGenerated => Path.StartsWith("src/Muster.Storage/Migrations/", StringComparison.Ordinal);

    /// <summary>The project that the file belongs to, such as <c>Muster.Core</c>; empty outside every project.</summary>
    public string Project => Path.Split('/') is ["src" or "samples" or "tests" or "bench", var project, _, ..] ? project : "";

    /// <summary>The namespace that the folder asks for, such as <c>Muster.Core.Kernel</c>; the project's name at its root.</summary>
    public string Namespace => Project.Length == 0 ? "" : string.Join('.', Path.Split('/')[1..^1]);

    /// <summary>The file as C#. Of a Razor file, its code blocks, at the lines where they stand.</summary>
    public CompilationUnitSyntax Syntax => _syntax.Value;

    public IEnumerable<string> Lines => Text.Split('\n').Select(line => line.TrimEnd('\r'));

    public int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static CompilationUnitSyntax Parse(string path, string text)
    {
        CSharpParseOptions options = new(LanguageVersion.Preview);
        string code = path.EndsWith(".razor", StringComparison.Ordinal) ? Razor.Code(text) : text;
        return (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code, options).GetRoot();
    }
}

// A file has at most 400 lines and a function at most 70, but for one short list of exceptions with reasons.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public static class Lengths
{
    public const int FileMax = 400;
    public const int FunctionMax = 70;

    /// <summary>The whole list. An entry that is no longer needed is a breach too.</summary>
    public static readonly IReadOnlyList<LengthException> Exceptions = [];

    public static IEnumerable<string> Breaches(IReadOnlyList<SourceFile> files, IReadOnlyList<LengthException> exceptions)
    {
        List<Length> tooLong = files
            .Where(file => (file.IsCSharp || file.IsRazor) && file.Project.Length > 0 && !file.IsGenerated)
            .SelectMany(file => Functions(file).Prepend(new Length(file, null, 1, file.Lines.Count(), FileMax)))
            .Where(length => length.Lines > length.Max)
            .ToList();
        return tooLong
            .Where(length => !exceptions.Any(length.IsMeantBy))
            .Select(length => length.Sentence)
            .Concat(
                exceptions
                    .Where(exception => !tooLong.Any(length => length.IsMeantBy(exception)))
                    .Select(exception =>
                        $"Lengths.cs: nothing needs the exception for {exception.Path} {exception.Function}; take it out of the list."
                    )
            );
    }

    private static IEnumerable<Length> Functions(SourceFile file)
    {
        foreach (SyntaxNode node in file.Syntax.DescendantNodes())
        {
            string? name = node switch
            {
                MethodDeclarationSyntax method => method.Identifier.Text,
                ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
                OperatorDeclarationSyntax @operator => "operator " + @operator.OperatorToken.Text,
                ConversionOperatorDeclarationSyntax conversion => "operator " + conversion.Type,
                LocalFunctionStatementSyntax local => local.Identifier.Text,
                AccessorDeclarationSyntax accessor => accessor.Keyword.Text,
                PropertyDeclarationSyntax { ExpressionBody: not null } property => property.Identifier.Text,
                _ => null,
            };
            if (name is not null)
            {
                yield return Measured(
                    file,
                    name,
                    node.ChildNodesAndTokens().First(part => !part.IsKind(SyntaxKind.AttributeList)).SpanStart,
                    node.Span.End
                );
            }
        }

        List<GlobalStatementSyntax> program = file.Syntax.Members.OfType<GlobalStatementSyntax>().ToList();
        if (program.Count > 0)
        {
            yield return Measured(file, "the program", program[0].SpanStart, program[^1].Span.End);
        }
    }

    private static Length Measured(SourceFile file, string name, int start, int end)
    {
        FileLinePositionSpan span = file.Syntax.SyntaxTree.GetLineSpan(new(start, end - start));
        return new(file, name, span.StartLinePosition.Line + 1, span.EndLinePosition.Line - span.StartLinePosition.Line + 1, FunctionMax);
    }

    private sealed record Length(SourceFile File, string? Function, int Line, int Lines, int Max)
    {
        public string Sentence =>
            Function is null
                ? $"{File.Path} has {Lines} lines, and {Max} are the most; split it by what it answers."
                : $"{File.Path}:{Line}: {Function} has {Lines} lines, and {Max} are the most; keep the control flow and move the leaves out.";

        public bool IsMeantBy(LengthException exception) => exception.Path == File.Path && exception.Function == Function;
    }
}

// Finds the C# in a Razor file.
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Muster.House.Tests.Reading;

public static partial class Razor
{
    /// <summary>The <c>@using</c> lines as using directives and each <c>@code</c> block as a class, at the lines where they stand.</summary>
    public static string Code(string text)
    {
        StringBuilder code = new();
        int line = 0;
        foreach (Match found in UsingOrCode().Matches(WithoutComments(text)))
        {
            int at = text.AsSpan(0, found.Index).Count('\n');
            code.Append('\n', Math.Max(0, at - line));
            string piece = found.Value.EndsWith('{')
                ? Block("class A " + text[(found.Index + found.Length - 1)..])
                : found.Value[1..].TrimEnd('\r', ' ', ';') + ";";
            code.Append(piece);
            line = at + piece.AsSpan().Count('\n');
        }

        return code.ToString();
    }

    /// <summary>The file with its <c>@* … *@</c> comments blanked, so that every index stays.</summary>
    public static string WithoutComments(string text) =>
        Comment().Replace(text, match => string.Concat(match.Value.Select(letter => letter == '\n' ? '\n' : ' ')));

    /// <summary>The class that <paramref name="code"/> begins with: the parser knows which brace closes it.</summary>
    private static string Block(string code) =>
        CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot().Members.OfType<ClassDeclarationSyntax>().First().ToString();

    [GeneratedRegex(@"^@using [^\n]+|@(?:code|functions)\s*\{", RegexOptions.Multiline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex UsingOrCode();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Comment();
}

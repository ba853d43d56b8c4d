// SQL is written by hand in Storage and nowhere else.
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public static partial class HandWrittenSql
{
    private static readonly string[] Doors =
    [
        "CommandText",
        "DbCommand",
        "DbConnection",
        "ExecuteSql",
        "ExecuteSqlAsync",
        "ExecuteSqlRaw",
        "ExecuteSqlRawAsync",
        "FromSql",
        "FromSqlRaw",
        "NpgsqlCommand",
        "NpgsqlConnection",
        "NpgsqlDataSource",
        "SqliteCommand",
        "SqliteConnection",
        "SqlQuery",
        "SqlQueryRaw",
    ];

    public static IEnumerable<string> Breaches(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.IsProduct && file.Project != "Muster.Storage" && (file.IsCSharp || file.IsRazor)
        from node in file.Syntax.DescendantNodes()
        where Sql(node)
        select $"{file.Path}:{file.LineOf(node)}: SQL is written in Storage alone; ask a port for '{Short(node)}'.";

    private static bool Sql(SyntaxNode node) =>
        node switch
        {
            LiteralExpressionSyntax { Token.Value: string text } => Statement().IsMatch(text),
            InterpolatedStringExpressionSyntax text => Statement().IsMatch(text.Contents.ToString()),
            SimpleNameSyntax name => Doors.Contains(name.Identifier.Text, StringComparer.Ordinal),
            _ => false,
        };

    private static string Short(SyntaxNode node) => node.ToString() is { Length: > 60 } text ? text[..60] + "…" : node.ToString();

    /// <summary>Capital keywords anywhere, small ones where the text begins: an English sentence does not begin with a small letter.</summary>
    [GeneratedRegex(
        """
            \b(SELECT\s[\s\S]+?\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|(CREATE|ALTER|DROP)\s+(TABLE|INDEX|VIEW)|BEGIN\s+IMMEDIATE|FOR\s+UPDATE|PRAGMA\s+\w+|VACUUM\s+INTO)\b
            |^\s*(select\s[\s\S]+?\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|(create|alter|drop)\s+(table|index|view)\s|pragma\s+\w)
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Statement();
}

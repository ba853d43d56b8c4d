// No Evolve swallows an event that it does not know: its last arm throws.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public static class EvolveArms
{
    public static IEnumerable<string> Breaches(IReadOnlyList<SourceFile> files) =>
        from file in files
        where file.Project == "Muster.Core" && file.IsCSharp
        from method in file.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where
            method.ParameterList.Parameters.Any(parameter => parameter.Type?.ToString().EndsWith("Event", StringComparison.Ordinal) == true)
        from arm in method.DescendantNodes()
        where Swallows(arm)
        select $"{file.Path}:{file.LineOf(arm)}: {method.Identifier.Text} swallows an event that it does not know; "
            + "end the switch with '_ => throw new UnreachableException()'.";

    /// <summary>A catch-all that does not throw. An arm for a known event may well leave the state as it is.</summary>
    private static bool Swallows(SyntaxNode node) =>
        node switch
        {
            SwitchExpressionArmSyntax { Pattern: DiscardPatternSyntax, WhenClause: null, Parent: SwitchExpressionSyntax whole } arm =>
                OverAnEvent(whole.GoverningExpression) && arm.Expression is not ThrowExpressionSyntax,
            DefaultSwitchLabelSyntax { Parent: SwitchSectionSyntax { Parent: SwitchStatementSyntax whole } section } => OverAnEvent(
                whole.Expression
            ) && !section.Statements.Any(statement => statement.IsKind(SyntaxKind.ThrowStatement)),
            _ => false,
        };

    /// <summary>The switch is over a parameter whose type ends in Event.</summary>
    private static bool OverAnEvent(ExpressionSyntax governing) =>
        governing is IdentifierNameSyntax name
        && governing
            .Ancestors()
            .OfType<MethodDeclarationSyntax>()
            .First()
            .ParameterList.Parameters.Any(parameter =>
                parameter.Identifier.Text == name.Identifier.Text && parameter.Type!.ToString().EndsWith("Event", StringComparison.Ordinal)
            );
}

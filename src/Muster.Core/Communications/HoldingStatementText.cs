// The holding statement as its five lines of plain text.
using Muster.Core.Kernel;

namespace Muster.Core.Communications;

public static class HoldingStatementText
{
    internal const string NoneFollows = "none, this is the last one.";

    /// <summary>
    /// The five lines, in their order, without a line break at the end. A line break inside a part becomes a blank, so that there are
    /// always five.
    /// </summary>
    public static string Render(Severity severity, string title, HoldingStatement statement) =>
        $"[{severity.Label()}] {OneLine(title)}\n{Body(statement)}";

    /// <summary>The four lines below the first, which the incident gives.</summary>
    public static string Body(HoldingStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return string.Join(
            '\n',
            $"Status: {OneLine(statement.Status)}",
            $"Impact: {OneLine(statement.Impact)}",
            $"Current Action: {OneLine(statement.CurrentAction)}",
            $"Next Update: {statement.NextUpdateAt?.Clock() ?? NoneFollows}"
        );
    }

    internal static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

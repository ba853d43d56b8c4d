// The holding statement as its five lines of plain text.
using System.Globalization;
using Muster.Core.Kernel;

namespace Muster.Core.Communications;

public static class HoldingStatementText
{
    private const string NoneFollows = "none, this is the last one.";

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
            $"Next Update: {Next(statement, at => at.Clock())}"
        );
    }

    /// <summary>When the next one comes, as the statement promises it: in a drill by the drill's clock.</summary>
    /// <param name="clock">How an instant is written.</param>
    public static string Next(HoldingStatement statement, Func<DateTimeOffset, string> clock)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(clock);
        return statement.NextUpdateSecond is { } second
                ? string.Create(CultureInfo.InvariantCulture, $"{second / 60}:{second % 60:00} by the drill's clock")
            : statement.NextUpdateAt is { } at ? clock(at)
            : NoneFollows;
    }

    internal static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

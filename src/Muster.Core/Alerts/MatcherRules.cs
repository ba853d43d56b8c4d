// Whether a matcher can be executed, and its regular expression as .NET reads it.
using System.Text.RegularExpressions;

namespace Muster.Core.Alerts;

/// <summary>
/// Alertmanager's expressions are RE2: linear, without back-references and look-arounds, anchored at both ends. .NET's non-backtracking engine gives the same
/// and refuses the same; what the two spell differently (<c>(?P&lt;name&gt;</c>) is rewritten, what they read differently (<c>[[:alpha:]]</c>) is refused.
/// </summary>
public static partial class MatcherRules
{
    /// <summary>1,000 characters: the longest expressions in the wild list some dozens of instances.</summary>
    public const int ExpressionLengthMax = 1000;

    /// <summary>10 seconds: the engine is linear, so this never ends a match; a shorter time would only end one on a machine that is paused or overloaded.</summary>
    private static readonly TimeSpan MatchMax = TimeSpan.FromSeconds(10);

    /// <summary>What is wrong with the matcher, as a sentence; null when nothing is.</summary>
    public static string? Check(Matcher matcher)
    {
        ArgumentNullException.ThrowIfNull(matcher);
        if (string.IsNullOrEmpty(matcher.Name))
        {
            return "A matcher names a label.";
        }

        string? wrong = null;
        if (matcher.IsRegex)
        {
            Compile(matcher.Value, out wrong);
        }

        return wrong;
    }

    /// <summary>Whether the matcher holds for a label that is missing.</summary>
    public static bool HoldsForMissing(Matcher matcher) => new LabelMatcher(matcher).HoldsFor("");

    internal static Regex? Compile(string expression, out string? wrong)
    {
        if (expression.Length > ExpressionLengthMax)
        {
            wrong = $"The expression has {expression.Length} characters; at most {ExpressionLengthMax} are read.";
            return null;
        }

        if (PosixClass().IsMatch(expression))
        {
            wrong = $"The expression '{expression}' has a POSIX class such as [:alpha:]; write the characters instead, such as a-zA-Z.";
            return null;
        }

        try
        {
            wrong = null;
            string translated = NamedGroup().Replace(expression, "(?<");
            return new Regex(@"\A(?:" + translated + @")\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, MatchMax);
        }
        catch (ArgumentException unreadable)
        {
            wrong = $"The expression '{expression}' cannot be read: {unreadable.Message}";
            return null;
        }
        catch (NotSupportedException)
        {
            wrong =
                $"The expression '{expression}' has a back-reference or a look-around, or is too large; such expressions are not executed.";
            return null;
        }
    }

    [GeneratedRegex(@"(?<!\\)\(\?P<", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedGroup();

    [GeneratedRegex(@"\[:\^?[a-z]+:\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PosixClass();
}

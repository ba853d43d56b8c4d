// Whether a text makes a person the cause, where the next question would find the system.
using Muster.Core.Reviews.Lint;

namespace Muster.Core.Reviews;

/// <summary>It cannot see every blame; it stops the common ones and asks the next question. By the rules of <see cref="ReviewLint"/>.</summary>
public static class BlamelessRules
{
    /// <summary>What to ask where a person stands as the cause.</summary>
    public const string NextQuestion = "How did the system allow it?";

    /// <summary>The words that make a person the cause, as they were written; null when there are none.</summary>
    public static string? BlameIn(string text) => ReviewLint.BlameIn(text);

    /// <summary>The words of an action item that only ask people to take care, as they were written; null when there are none.</summary>
    public static string? CareIn(string text) => ReviewLint.CareIn(text);
}

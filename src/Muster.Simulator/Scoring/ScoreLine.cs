// One thing that a score counts, with the sentence that teaches.
namespace Muster.Simulator.Scoring;

/// <param name="Name">A stable name, for programs.</param>
/// <param name="Points">From 0 to <paramref name="Max"/>.</param>
public sealed record ScoreLine(string Name, double Points, double Max, string Why)
{
    /// <summary>What people call it.</summary>
    public string Title =>
        Name switch
        {
            "detect" => "Taking the page",
            "declare" => "Declaring",
            "severity" => "Severity",
            "roles" => "Roles",
            "handovers" => "Hand-overs",
            "first_statement" => "First statement",
            "cadence" => "Rhythm of statements",
            "wording" => "Words of statements",
            "mitigate" => "Stopping the bleeding",
            "resolve" => "Making it whole",
            "customers" => "Customers",
            "harm" => "Doing no harm",
            "delegation" => "Delegating",
            "truth" => "Saying what is so",
            _ => throw new InvalidOperationException($"A score has no line '{Name}'."),
        };
}

// When several alert groups look like one incident, each figure with its reason.
namespace Muster.Core.Alerts;

public static class SuggestionDefaults
{
    /// <summary>2 minutes: what one cause breaks shows itself within a scrape and an evaluation or two of each monitor.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    /// <summary>5 groups: fewer begin together by chance on a busy day, and are as quickly read as the suggestion.</summary>
    public const int GroupsMin = 5;
}

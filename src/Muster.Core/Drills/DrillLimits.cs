// How long and how many the parts of one drill may be.
namespace Muster.Core.Drills;

/// <summary>The limits of one drill. Lengths are in UTF-16 characters.</summary>
public static class DrillLimits
{
    public const int SpeedMin = 1;

    /// <summary>Half an hour in a minute and a half: faster than that nobody reads what happens.</summary>
    public const int SpeedMax = 20;

    /// <summary>A day: a drill that stood still for longer was forgotten, and is ended.</summary>
    public static readonly TimeSpan PauseMax = TimeSpan.FromDays(1);

    /// <summary>Two hours: longer than the longest scenario is no drill but a working day.</summary>
    public const int SecondsMax = 7_200;

    /// <summary>Nobody does more than one thing in two seconds for an hour.</summary>
    public const int ActsMax = 2_000;

    /// <summary>Ids are made by Muster; this only bounds what a client may invent.</summary>
    public const int IdCharactersMax = 64;

    /// <summary>Names of scenarios, components, verbs and arguments.</summary>
    public const int NameCharactersMax = 100;

    public const int ArgumentsMax = 16;

    /// <summary>Five are the habit, and two more for those who are not done then.</summary>
    public const int WhysMax = 7;

    /// <summary>An answer is one sentence or two.</summary>
    public const int WhyCharactersMax = 500;

    /// <summary>A line of the record, with its second.</summary>
    public const int EvidenceCharactersMax = 1_000;

    /// <summary>All tries of all people: a class of thirty, and each three times.</summary>
    public const int ExplanationsMax = 100;

    /// <summary>A statement is a few sentences.</summary>
    public const int ArgumentCharactersMax = 2_000;
}

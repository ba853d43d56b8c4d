// How much of a customer's report is taken in, each limit with its reason.
namespace Muster.Core.CustomerReports;

/// <summary>Lengths are in UTF-16 characters after trimming.</summary>
public static class ReportLimits
{
    /// <summary>A paragraph: who types more on a phone while something is broken pastes a log, and a log is not for a form without an account.</summary>
    public const int TextCharactersMax = 1_000;

    /// <summary>A page's address, a shop, a town.</summary>
    public const int WhereCharactersMax = 200;

    public const int ReasonCharactersMax = 500;

    /// <summary>An hour: a person who presses the button again because nothing moves is still one person.</summary>
    public static readonly TimeSpan SameClient = TimeSpan.FromHours(1);

    /// <summary>A week: what began earlier is no news.</summary>
    public static readonly TimeSpan LookBackMax = TimeSpan.FromDays(7);

    /// <summary>How many of a component's latest reports the threshold looks at: more say nothing new, and one read has them.</summary>
    public const int JudgedMax = 200;

    /// <summary>How many of the latest words an alert and a line of the timeline show.</summary>
    public const int WordsMax = 3;

    /// <summary>How much of one report they show.</summary>
    public const int WordsCharactersMax = 160;
}

// How long and how many the parts of one review may be.
namespace Muster.Core.Reviews;

/// <summary>The limits of one review. Lengths are in UTF-16 characters after trimming.</summary>
public static class ReviewLimits
{
    /// <summary>A section is two or three pages; longer things are linked.</summary>
    public const int SectionCharactersMax = 8_000;

    /// <summary>An answer to "why?" is a sentence or a few.</summary>
    public const int WhyCharactersMax = 1_000;

    /// <summary>A link, or the place of an event.</summary>
    public const int EvidenceCharactersMax = 500;

    public const int ActionItemCharactersMax = 1_000;

    public const int ResultCharactersMax = 4_000;

    public const int ReasonCharactersMax = 500;

    public const int TitleCharactersMax = 200;

    /// <summary>Ids are made by Muster; this only bounds what a client may invent.</summary>
    public const int IdCharactersMax = 64;

    public const int WhysMax = 200;

    /// <summary>The practice asks five times; who has asked so often asks something else by now, and a page shows no deeper tree.</summary>
    public const int WhyDepthMax = 30;

    public const int FactorsMax = 50;

    public const int ActionItemsMax = 100;

    /// <summary>What is due later than in two years is a wish, not an action.</summary>
    public static readonly TimeSpan ActionItemDueMax = TimeSpan.FromDays(731);
}

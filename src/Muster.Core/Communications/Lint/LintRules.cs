// The names of the rules for statements.
using System.Collections.Immutable;

namespace Muster.Core.Communications.Lint;

public static class LintRules
{
    /// <summary>A guess about the cause, the extent or the recovery.</summary>
    public const string Speculation = "speculation";

    /// <summary>A promise that names no time.</summary>
    public const string NoTime = "no_time";

    /// <summary>Somebody is made the culprit.</summary>
    public const string Blame = "blame";

    /// <summary>A word that the public cannot know or shall not know.</summary>
    public const string JargonOrInternalName = "jargon_or_internal_name";

    /// <summary>A number that nothing on the record supports.</summary>
    public const string UnsupportedNumber = "unsupported_number";

    /// <summary>An incident that goes on, and no time of the next update.</summary>
    public const string MissingNextUpdate = "missing_next_update";

    /// <summary>More than one reads on a telephone.</summary>
    public const string TooLong = "too_long";

    public static readonly ImmutableArray<string> All =
    [
        Speculation,
        NoTime,
        Blame,
        JargonOrInternalName,
        UnsupportedNumber,
        MissingNextUpdate,
        TooLong,
    ];
}

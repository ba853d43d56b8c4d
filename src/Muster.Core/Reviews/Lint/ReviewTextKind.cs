// What a text of a review is.
namespace Muster.Core.Reviews.Lint;

public enum ReviewTextKind
{
    /// <summary>An answer in the tree of whys.</summary>
    Why,

    /// <summary>An answer where the asking ends.</summary>
    RootCause,

    ActionItem,

    /// <summary>Anything else that the team writes.</summary>
    Sentence,
}

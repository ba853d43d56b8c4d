// When a person's messages are collected into one, each figure with its reason.
namespace Muster.Core.Paging;

public static class DigestDefaults
{
    /// <summary>5 messages about pages that nobody has answered: a sixth within <see cref="Window"/> tells nobody more than that there is a storm.</summary>
    public const int MessagesMax = 5;

    /// <summary>2 minutes: as long as a person who was woken reads before they act.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    /// <summary>1 minute from digest to digest while more arrives: no page of a storm is told later than that.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>1,000 messages in one digest; what is left goes with the next.</summary>
    public const int LinesMax = 1_000;

    /// <summary>20 groups are named, the worst first, and the others counted: nobody reads more on a phone.</summary>
    public const int GroupsNamedMax = 20;

    /// <summary>50 messages are remembered for each person: whoever answers them all within two minutes is told one by one.</summary>
    public const int RememberedMax = 50;
}

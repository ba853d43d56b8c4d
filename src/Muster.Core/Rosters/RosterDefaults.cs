// The limits of the roster, each with its reason.
namespace Muster.Core.Rosters;

public static class RosterDefaults
{
    /// <summary>2,000 entries that are not over, of each kind: five a day for a year. Each is looked at whenever somebody asks who is on call.</summary>
    public const int PendingMax = 2000;

    /// <summary>5,000 shifts to come of one calendar: a dozen a day for a year. Each import that changes anything writes them all.</summary>
    public const int ListedMax = 5000;

    /// <summary>20 warnings after a change: whoever has more looks at the schedule anyway.</summary>
    public const int WarningsMax = 20;

    /// <summary>300 characters: a reason is a sentence.</summary>
    public const int ReasonMax = 300;
}

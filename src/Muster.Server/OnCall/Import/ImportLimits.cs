// How much of a calendar is taken, each limit with its reason.
using Muster.Core.OnCall;

namespace Muster.Server.OnCall.Import;

internal static class ImportLimits
{
    /// <summary>1 MiB: some 3,000 events of 300 bytes.</summary>
    public const int BytesMax = 1024 * 1024;

    /// <summary>5,000 events, as many as there may be shifts to come.</summary>
    public const int EventsMax = 5000;

    /// <summary>500,000 repetitions in all, counted from where each series begins: a second of work, and a thousand years of a daily shift.</summary>
    public const long RepetitionsMax = 500_000;

    /// <summary>Some 1,000 repetitions without an event: a rule such as the 30th of February has none.</summary>
    public const int BarrenMax = 1000;

    /// <summary>100 mistakes are told: who has more has sent another file.</summary>
    public const int MistakesMax = 100;

    /// <summary>13 months: a year of plan, however late in the month it is read.</summary>
    public const int MonthsAhead = 13;

    /// <summary>As long as an override may be: a shift that began so long ago may still run.</summary>
    public static readonly TimeSpan LengthMax = OnCallDefaults.OverrideMax;
}

// How long and how many the parts of one bulletin may be.
namespace Muster.Core.StatusPage;

public static class BulletinLimits
{
    /// <summary>The title of a mail, and two lines on a phone.</summary>
    public const int TitleCharactersMax = 200;

    /// <summary>A screen on a phone; more is read by nobody who waits.</summary>
    public const int BodyCharactersMax = 4_000;

    public const int ReasonCharactersMax = 500;

    /// <summary>One every 15 minutes for five days.</summary>
    public const int UpdatesMax = 500;

    public const int IdCharactersMax = 64;

    /// <summary>A promise beyond a week is no update any more.</summary>
    public static readonly TimeSpan PromiseMax = TimeSpan.FromDays(7);

    /// <summary>An incident that began more than 30 days before anybody tells of it is history, and no news.</summary>
    public static readonly TimeSpan LookBackMax = TimeSpan.FromDays(30);

    /// <summary>Nobody plans further than a year.</summary>
    public static readonly TimeSpan FurthestAhead = TimeSpan.FromDays(366);

    /// <summary>A work that takes longer than a month is several.</summary>
    public static readonly TimeSpan MaintenanceMax = TimeSpan.FromDays(31);

    /// <summary>Databases keep instants to the microsecond, .NET to 100 ns: a timer may come back this much rounded.</summary>
    public static readonly TimeSpan TimerRounding = TimeSpan.FromMilliseconds(1);

    /// <summary>Clocks of phones and servers differ by this much without anybody being wrong.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);
}

// The limits of an organisation, each with its reason.
namespace Muster.Core.Catalog;

public static class CatalogDefaults
{
    /// <summary>10: what is read while somebody declares.</summary>
    public const int ExamplesMax = 10;

    /// <summary>10,000 definitions of a kind: every decision reads the whole organisation from memory, and this still takes a few megabytes.</summary>
    public const int DefinitionsMax = 10_000;

    /// <summary>1,000 routes: each alert that opens is asked of all of them in the worst case.</summary>
    public const int RoutesMax = 1_000;

    /// <summary>200 intake templates: one event carries them all.</summary>
    public const int IntakeTemplatesMax = 200;

    /// <summary>200 inhibition rules: each alert that opens is asked of all of them.</summary>
    public const int InhibitionsMax = 200;

    /// <summary>50 senders: one event carries them all.</summary>
    public const int SendersMax = 50;

    /// <summary>50 trackers: one event carries them all.</summary>
    public const int TrackersMax = 50;

    /// <summary>100 stakeholders: each statement is a mail to all of them; who is more is a mailing list, or reads the status page.</summary>
    public const int StakeholdersMax = 100;

    /// <summary>5 rooms of a service or a team: who wants to hear can come into one of them.</summary>
    public const int RoomsMax = 5;

    /// <summary>20 mitigations of a service: what somebody reads in an incident.</summary>
    public const int MitigationsMax = 20;

    /// <summary>50 services that one depends on directly.</summary>
    public const int DependenciesMax = 50;

    /// <summary>A day: a mitigation that takes longer is a fix.</summary>
    public static readonly TimeSpan MitigationMax = TimeSpan.FromDays(1);

    /// <summary>20 grouping labels.</summary>
    public const int GroupByMax = 20;

    /// <summary>An hour: a channel that broke is known before the night is over, and a day's canary pages fit on a screen.</summary>
    public static readonly TimeSpan CanaryEvery = TimeSpan.FromHours(1);

    /// <summary>2 minutes: room for several attempts of a channel.</summary>
    public static readonly TimeSpan CanaryWithin = TimeSpan.FromMinutes(2);

    /// <summary>5 minutes: a canary page that comes more often tells nothing more, and each is kept.</summary>
    public static readonly TimeSpan CanaryEveryMin = TimeSpan.FromMinutes(5);

    /// <summary>7 days.</summary>
    public static readonly TimeSpan CanaryEveryMax = TimeSpan.FromDays(7);

    /// <summary>30 seconds: a first attempt that fails is followed by others within this time.</summary>
    public static readonly TimeSpan CanaryWithinMin = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan CanaryWithinMax = TimeSpan.FromHours(1);

    /// <summary>0 is the most critical tier, 3 the least.</summary>
    public const int TierMax = 3;

    /// <summary>A promise shorter than a minute cannot be kept by a human.</summary>
    public static readonly TimeSpan PromiseMin = TimeSpan.FromMinutes(1);

    /// <summary>7 days: a rarer statement is no update.</summary>
    public static readonly TimeSpan PromiseMax = TimeSpan.FromDays(7);

    /// <summary>365 days for the clock until resolution.</summary>
    public static readonly TimeSpan ResolveWithinMax = TimeSpan.FromDays(365);

    /// <summary>90 working days: a review after that is archaeology.</summary>
    public const int ReviewDueWorkingDaysMax = 90;
}

// How long before and after its time a planned drill counts, and how much one plan may hold.
namespace Muster.Core.DrillPlans;

public static class DrillPlanDefaults
{
    /// <summary>A day: who cannot come still has time to say so.</summary>
    public static readonly TimeSpan ToldAhead = TimeSpan.FromDays(1);

    /// <summary>Half a day: a team that moves it within the day plays what was planned; earlier than that it is another drill.</summary>
    public static readonly TimeSpan OpensAhead = TimeSpan.FromHours(12);

    /// <summary>A day: what nobody started until then was not played.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromDays(1);

    /// <summary>Two years: nobody plans further.</summary>
    public static readonly TimeSpan FurthestAhead = TimeSpan.FromDays(730);

    /// <summary>More than a room holds.</summary>
    public const int InvitedMax = 50;

    public const int ReasonCharactersMax = 500;
}

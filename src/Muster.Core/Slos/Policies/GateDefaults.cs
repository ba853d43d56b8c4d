// What the gate goes by where a policy says nothing, and how much a policy may hold.
using System.Collections.Immutable;

namespace Muster.Core.Slos.Policies;

public static class GateDefaults
{
    /// <summary>A quarter: what one bad day of a month costs.</summary>
    public const double WarnAt = 0.25;

    /// <summary>15 minutes: a scrape that fails, and a server that is restarted, take less.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(15);

    /// <summary>A day; a policy that wants more says it.</summary>
    public static readonly TimeSpan OverrideFor = TimeSpan.FromDays(1);

    /// <summary>A week: who needs longer changes the objective or the policy.</summary>
    public static readonly TimeSpan OverrideMax = TimeSpan.FromDays(7);

    /// <summary>An hour: what nobody agreed to by then is asked for anew.</summary>
    public static readonly TimeSpan AskedFor = TimeSpan.FromHours(1);

    /// <summary>What goes while the gate says stop.</summary>
    public static readonly ImmutableArray<string> Allowed = ["reliability", "security"];

    /// <summary>What a change is that says nothing of itself.</summary>
    public const string Kind = "feature";

    /// <summary>
    /// How fast the gate says that a budget burns: as fast as both windows do, so that it stops on what is still going on and opens soon after (table 5-8, its first
    /// line).
    /// </summary>
    public static BurnAlert Burn(double factor) => new("gate", factor, TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), IsPage: false);

    public const int TextCharactersMax = 64 * 1024;

    public const int TitleCharactersMax = 200;

    public const int NamesMax = 200;

    public const int ReasonCharactersMax = 2000;

    /// <summary>Who reads it in the summary must learn why.</summary>
    public const int ReasonCharactersMin = 10;
}

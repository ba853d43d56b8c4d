// What can lie in the bin.
namespace Muster.Engine.Projections;

public static class BinKinds
{
    /// <summary>A line of an incident's timeline that a person wrote.</summary>
    public const string Note = "note";

    /// <summary>A statement that was written and not published.</summary>
    public const string Draft = "draft";

    /// <summary>An answer to a why of a review.</summary>
    public const string Why = "why";

    /// <summary>A contributing factor of a review.</summary>
    public const string Factor = "factor";

    public const string ActionItem = "action_item";

    /// <summary>A person, team, service, schedule or escalation policy.</summary>
    public const string Definition = "definition";

    /// <summary>What the organisation has in lists: a route, an intake template, an inhibition rule, a sender and the like.</summary>
    public const string Lists = "lists";

    public const string Bulletin = "bulletin";

    /// <summary>A customer's report that was judged to be nonsense.</summary>
    public const string CustomerReport = "customer_report";

    /// <summary>An override, a gap on purpose, an absence or a swap.</summary>
    public const string Arrangement = "arrangement";

    public const string DrillPlan = "drill_plan";

    /// <summary>One that was taken out of use.</summary>
    public const string Runbook = "runbook";

    /// <summary>A browser on a device that got notifications.</summary>
    public const string Device = "device";

    /// <summary>The address of a calendar.</summary>
    public const string Calendar = "calendar";

    public const string ApiKey = "api_key";

    /// <summary>An account that nobody may sign in to.</summary>
    public const string Account = "account";

    /// <summary>An SLO that is not kept up any more.</summary>
    public const string Slo = "slo";

    /// <summary>A silence that was ended before its time.</summary>
    public const string Silence = "silence";
}

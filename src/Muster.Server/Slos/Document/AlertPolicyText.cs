// Reads OpenSLO's AlertPolicy and AlertCondition.
using System.Globalization;
using Muster.Core.Slos;
using Muster.Server.Web.Document;

namespace Muster.Server.Slos.Document;

internal static class AlertPolicyText
{
    /// <summary>Severities that wake somebody, as files call them.</summary>
    private static readonly string[] Pages = ["page", "critical", "sev1", "sev2", "high"];

    /// <summary>Null where the policy has mistakes, or wants nothing told while it burns.</summary>
    public static BurnAlert? Read(OpenSloObject policy, OpenSloSet set)
    {
        Block spec = policy.Spec;
        bool whileBreaching = spec.Flag("alertWhenBreaching", missing: true);
        _ = spec.Flag("alertWhenResolved", missing: false);
        _ = spec.Flag("alertWhenNoData", missing: false);
        BurnAlert?[] conditions = [.. spec.Blocks("conditions", "a condition", block => Condition(block, set))];
        _ = spec.Blocks("notificationTargets", "a target", block => Target(block, set));
        if (conditions.Length != 1)
        {
            spec.Mistake("conditions", $"A policy has one condition; this one has {conditions.Length}.");
        }

        return whileBreaching && conditions is [{ } only] ? only with { Name = policy.Name } : null;
    }

    public static BurnAlert? ReadCondition(OpenSloObject one)
    {
        OpenSloReader.Describe(one);
        string severity = one.Spec.Text("severity");
        Block condition = one.Spec.Inner("condition", "the condition");
        string kind = condition.Text("kind");
        if (kind is not ("" or "burnrate"))
        {
            condition.Mistake("kind", $"'{kind}' is no kind of condition that OpenSLO v1 knows; write burnrate.");
        }

        string comparison = condition.OptionalText("op") ?? "gt";
        if (comparison is not ("gt" or "gte"))
        {
            condition.Mistake("op", $"A burn rate is told when it is above: write gt or gte, not '{comparison}'.");
        }

        double factor = condition.RequiredParsed("threshold", ReadFactor, 0);
        TimeSpan look = condition.RequiredParsed("lookbackWindow", OpenSloDuration.Fixed, TimeSpan.Zero);
        TimeSpan after = condition.RequiredParsed("alertAfter", OpenSloDuration.Fixed, TimeSpan.Zero);
        if (look > TimeSpan.Zero && after >= look)
        {
            condition.Mistake("alertAfter", "It has to be shorter than lookbackWindow: it is the short window, which ends the alert.");
        }

        condition.Close();
        bool isWhole = factor > 0 && look > TimeSpan.Zero && after > TimeSpan.Zero && after < look;
        return isWhole ? new(one.Name, factor, look, after, Pages.Contains(severity.ToLowerInvariant())) : null;
    }

    private static BurnAlert? Condition(Block block, OpenSloSet set)
    {
        if (block.OptionalText("conditionRef") is { } name)
        {
            return set.Find("AlertCondition", name, block, "conditionRef") is { } found ? set.Condition(found) : null;
        }

        OpenSloObject inside = OpenSloObject.Read(block, "AlertCondition");
        BurnAlert? read = ReadCondition(inside);
        inside.CloseInside();
        return read;
    }

    /// <summary>Muster tells by its own routes; a target has to be right all the same.</summary>
    private static string Target(Block block, OpenSloSet set)
    {
        if (block.OptionalText("targetRef") is { } name)
        {
            set.Find("AlertNotificationTarget", name, block, "targetRef");
            return name;
        }

        OpenSloObject inside = OpenSloObject.Read(block, "AlertNotificationTarget");
        OpenSloReader.Describe(inside);
        string target = inside.Spec.Text("target");
        inside.CloseInside();
        return target;
    }

    private static double ReadFactor(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double factor) && double.IsFinite(factor) && factor > 0
            ? factor
            : throw new FormatException($"'{text}' is no burn rate: write a number above 0, such as 14.4.");
}

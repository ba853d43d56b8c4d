// Reads an OpenSLO SLO, with the indicator and the alerts that it names or has inside.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Slos;
using Muster.Server.Web.Document;

namespace Muster.Server.Slos.Document;

internal static class SloText
{
    /// <summary>Minutes are kept so long: a year and a quarter, so that a window of a year is always whole.</summary>
    private static readonly TimeSpan WindowMax = TimeSpan.FromDays(366);

    private static readonly string[] OfSlices = ["timeSliceTarget", "timeSliceWindow"];
    private static readonly string[] OfThresholds = ["op", "value"];

    public static Slo Read(OpenSloObject one, OpenSloSet set)
    {
        Block spec = one.Spec;
        string description = OpenSloReader.Describe(one);
        string service = spec.Text("service");
        SloIndicator indicator = Indicator(spec, set);
        BudgetingMethod method = spec.RequiredParsed("budgetingMethod", ReadMethod, BudgetingMethod.Occurrences);
        SloWindow[] windows = [.. spec.Blocks("timeWindow", "the window", Window)];
        if (windows.Length != 1)
        {
            spec.Mistake("timeWindow", $"An SLO has one window; this one has {windows.Length}.");
        }

        SloWindow window = windows.Length > 0 ? windows[0] : new SloWindow.Rolling(TimeSpan.FromDays(28));
        SloGoal[] goals =
        [
            .. spec.Blocks("objectives", "an objective", block => Goal(block, method, window, indicator is SloIndicator.Threshold)),
        ];
        if (goals.Length == 0)
        {
            spec.Mistake("objectives", "An SLO has at least one objective: how good is good enough?");
        }

        bool isTold = spec.Has("alertPolicies");
        ImmutableArray<BurnAlert> alerts = isTold ? Alerts(spec, set) : BurnAlert.Defaults;
        return new(new SloId(one.Name), one.Title.Length > 0 ? one.Title : one.Name, description, service, indicator, [.. goals], alerts);
    }

    private static SloIndicator Indicator(Block spec, OpenSloSet set)
    {
        string? named = spec.OptionalText("indicatorRef");
        bool isInside = spec.Has("indicator");
        if (named is null == !isInside)
        {
            spec.Mistake(
                isInside ? "indicatorRef" : "indicator",
                "Write either indicator or indicatorRef: what is counted has to be said once."
            );
        }

        if (isInside)
        {
            OpenSloObject inside = OpenSloObject.Read(spec.Inner("indicator", "the indicator"), "SLI");
            SloIndicator read = set.Indicator(inside);
            OpenSloReader.Describe(inside);
            inside.CloseInside();
            return read;
        }

        return named is not null && set.Find("SLI", named, spec, "indicatorRef") is { } found
            ? set.Indicator(found)
            : new SloIndicator.Pushed();
    }

    private static ImmutableArray<BurnAlert> Alerts(Block spec, OpenSloSet set)
    {
        List<BurnAlert?> alerts = [];
        if (spec.IsListOfTexts("alertPolicies"))
        {
            foreach (string name in spec.Texts("alertPolicies", text => text))
            {
                alerts.Add(set.Find("AlertPolicy", name, spec, "alertPolicies") is { } found ? set.Alert(found) : null);
            }
        }
        else
        {
            alerts.AddRange(spec.Blocks("alertPolicies", "an alert policy", block => Policy(block, set)));
        }

        return [.. alerts.OfType<BurnAlert>().DistinctBy(alert => alert.Name)];
    }

    private static BurnAlert? Policy(Block block, OpenSloSet set)
    {
        if (block.OptionalText("alertPolicyRef") is { } name)
        {
            return set.Find("AlertPolicy", name, block, "alertPolicyRef") is { } found ? set.Alert(found) : null;
        }

        OpenSloObject inside = OpenSloObject.Read(block, "AlertPolicy");
        OpenSloReader.Describe(inside);
        BurnAlert? read = set.Alert(inside);
        inside.CloseInside();
        return read;
    }

    private static SloWindow Window(Block block)
    {
        string duration = block.Text("duration");
        bool isRolling = block.Flag("isRolling", missing: !block.Has("calendar"));
        if (isRolling)
        {
            if (block.Has("calendar"))
            {
                block.Mistake("calendar", "A rolling window has no calendar; take out one of isRolling and calendar.");
            }

            TimeSpan length = block.Parsed("duration", OpenSloDuration.Fixed, TimeSpan.FromDays(28));
            if (length > WindowMax)
            {
                block.Mistake("duration", $"'{duration}' is too long: {WindowMax.TotalDays} days are the most.");
            }

            return new SloWindow.Rolling(length);
        }

        (int count, CalendarUnit unit) = block.Parsed("duration", OpenSloDuration.Calendar, (1, CalendarUnit.Month));
        if (
            count
            > (
                unit is CalendarUnit.Day ? 366
                : unit is CalendarUnit.Week ? 52
                : unit is CalendarUnit.Month ? 12
                : unit is CalendarUnit.Quarter ? 4
                : 1
            )
        )
        {
            block.Mistake("duration", $"'{duration}' is too long: a year is the most.");
            count = 1;
        }

        Block calendar = block.Inner("calendar", "the calendar");
        string zone = calendar.RequiredParsed("timeZone", ReadZone, "UTC")!;
        DateTimeOffset starts = calendar.RequiredParsed("startTime", text => ReadStart(text, zone), DateTimeOffset.UnixEpoch);
        calendar.Close();
        return new SloWindow.Calendar(count, unit, starts, zone);
    }

    private static SloGoal Goal(Block block, BudgetingMethod method, SloWindow window, bool isThreshold)
    {
        string title = block.OptionalText("displayName") ?? "";
        double target = Target(block);
        bool isSliced = method != BudgetingMethod.Occurrences;
        double sliceTarget = isSliced && method == BudgetingMethod.Timeslices ? block.RequiredParsed("timeSliceTarget", ReadShare, 1) : 1;
        TimeSpan slice = isSliced
            ? block.RequiredParsed("timeSliceWindow", ReadSlice, SloObjective.SliceDefault)
            : SloObjective.SliceDefault;
        foreach (string name in OfSlices)
        {
            if (!isSliced && block.Has(name))
            {
                block.Mistake(name, $"'{name}' is for budgets by slices of time; this one counts occurrences.");
            }
        }

        SloBound? bound = null;
        if (isThreshold)
        {
            bound = new(
                block.RequiredParsed("op", ReadComparison, SloComparison.LessOrEqual),
                block.RequiredParsed("value", ReadNumber, 0)
            );
        }
        else
        {
            foreach (string name in OfThresholds.Where(block.Has))
            {
                block.Mistake(name, $"'{name}' is for a threshold; this indicator is a ratio.");
            }
        }

        return new(title.Trim(), new(method, target, window, slice, sliceTarget), bound);
    }

    private static double Target(Block block)
    {
        bool isShare = block.Has("target");
        if (isShare == block.Has("targetPercent"))
        {
            block.Mistake(isShare ? "targetPercent" : "target", "Write either target, such as 0.999, or targetPercent, such as 99.9.");
        }

        return isShare ? block.Parsed("target", ReadShare, 0.99) : block.Parsed("targetPercent", PercentText.Read, 0.99);
    }

    private static BudgetingMethod ReadMethod(string text) =>
        text switch
        {
            "Occurrences" => BudgetingMethod.Occurrences,
            "Timeslices" => BudgetingMethod.Timeslices,
            "RatioTimeslices" => BudgetingMethod.RatioTimeslices,
            _ => throw new FormatException($"'{text}' is no way to count a budget: write Occurrences, Timeslices or RatioTimeslices."),
        };

    private static SloComparison ReadComparison(string text) =>
        text switch
        {
            "lt" => SloComparison.Less,
            "lte" => SloComparison.LessOrEqual,
            "gt" => SloComparison.Greater,
            "gte" => SloComparison.GreaterOrEqual,
            _ => throw new FormatException($"'{text}' is no comparison: write lt, lte, gt or gte."),
        };

    private static double ReadShare(string text) =>
        ReadNumber(text) is > 0 and <= 1 and { } share
            ? share
            : throw new FormatException($"'{text}' is no share: write a number above 0 and at most 1, such as 0.999.");

    private static double ReadNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw new FormatException($"'{text}' is no number.");

    /// <summary>A number alone counts minutes.</summary>
    private static TimeSpan ReadSlice(string text)
    {
        TimeSpan slice = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes)
            ? TimeSpan.FromMinutes(minutes)
            : OpenSloDuration.Fixed(text);
        return slice >= TimeSpan.FromMinutes(1) && slice <= TimeSpan.FromDays(1)
            ? slice
            : throw new FormatException($"'{text}' is no slice: write from 1m to 1d.");
    }

    private static string ReadZone(string text) =>
        ScheduleRules.IsKnownZone(text)
            ? text
            : throw new FormatException($"'{text}' is no time zone: write an IANA name, such as Europe/Prague.");

    private static DateTimeOffset ReadStart(string text, string zone) =>
        DateTime.TryParseExact(
            text,
            ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateTime local
        ) && WallTime.Read(local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), zone) is { } at
            ? at
            : throw new FormatException($"'{text}' is no start: write it as 2026-01-01 00:00:00.");
}

// That the compiled inhibition rules say what a plain reading of the rules says, for every set of alerts.
using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Muster.Core.Alerts;

namespace Muster.Core.Tests.Alerts;

public sealed class InhibitionsTests
{
    private static readonly Gen<string> Value = Gen.OneOf("", "a", "b");

    private static readonly Gen<LabelSet> Labels = Gen.Select(
        Value,
        Value,
        Value,
        (kind, place, tier) => LabelSet.Of(("kind", kind), ("place", place), ("tier", tier))
    );

    private static readonly Gen<Matcher> AMatcher = Gen.Select(
        Gen.OneOf("kind", "place", "tier"),
        Gen.OneOf("a", "b", "a|b"),
        Gen.Bool,
        (name, value, isEqual) => new Matcher(name, value, IsRegex: value.Length > 1, isEqual)
    );

    private static readonly Gen<InhibitionRule> Rule = Gen.Select(
        AMatcher.Array[1, 2],
        AMatcher.Array[1, 2],
        Gen.OneOf("", "place", "tier", "place,tier"),
        (source, target, equal) =>
            new InhibitionRule([.. source], [.. target], [.. equal.Split(',', StringSplitOptions.RemoveEmptyEntries)], "Because.")
    );

    [Fact]
    public void An_alert_is_hidden_as_a_plain_reading_of_the_rules_says() =>
        Gen.Select(Rule.Array[1, 3], Labels.Array[1, 6])
            .Sample(
                (rules, labels) =>
                {
                    ImmutableArray<Alert> firing = [.. labels.Distinct().Select((one, at) => Firing(at + 1, one))];
                    Inhibitions compiled = new([.. rules]);
                    ActiveInhibitions active = compiled.With([]).With(firing);

                    Assert.All(firing, alert => Assert.Equal(IsHidden(alert, firing, rules), active.Of(alert) is not null));
                    Assert.All(firing, alert => Assert.Equal(active.Of(alert) is null, active.With(firing).Of(alert) is null));
                    Assert.Contains(firing, alert => active.Of(alert) is null);
                },
                iter: 2000
            );

    [Fact]
    public void An_alert_of_a_drill_hides_nothing()
    {
        InhibitionRule rule = new([new("kind", "a", false, true)], [new("kind", "b", false, true)], [], "Because.");
        Alert real = Firing(1, LabelSet.Of(("kind", "a")));
        Alert hidden = Firing(2, LabelSet.Of(("kind", "b")));
        Inhibitions rules = new([rule]);

        Assert.NotNull(rules.With([]).With([real]).Of(hidden));
        Assert.Null(rules.With([]).With([real with { Door = DrillAlerts.Door }]).Of(hidden));
    }

    [Fact]
    public void An_alert_never_hides_itself()
    {
        InhibitionRule all = new([new("kind", "a", false, true)], [new("kind", "a|b", true, true)], ["place"], "Because.");
        Alert alone = Firing(1, LabelSet.Of(("kind", "a"), ("place", "x")));

        Assert.Null(new Inhibitions([all]).With([InhibitingAlert.Of(alone)]).Of(alone));
    }

    [Fact]
    public void A_ring_hides_none_of_its_own_and_whatever_stands_below_it()
    {
        Inhibitions compiled = new([Kind("a", "b"), Kind("b", "c"), Kind("c", "a"), Kind("c", "d")]);
        Alert[] firing = [.. "abcd".Select((kind, at) => Firing(at + 1, LabelSet.Of(("kind", kind.ToString()))))];

        Assert.Equal([true, true, true, false], firing.Select(alert => compiled.With([]).With(firing).Of(alert) is null));
        Assert.Equal("a", compiled.With([]).With(firing[..2]).Of(firing[1])?.By.Labels["kind"]);

        static InhibitionRule Kind(string source, string target) =>
            new([new("kind", source, false, true)], [new("kind", target, false, true)], [], "Because.");
    }

    /// <summary>Some other alert hides it, and is not hidden by it in return, itself or by way of others.</summary>
    private static bool IsHidden(Alert target, ImmutableArray<Alert> firing, InhibitionRule[] rules) =>
        firing.Any(source =>
            source.Id != target.Id && rules.Any(rule => Hides(rule, source.Labels, target.Labels)) && !Leads(target, source, firing, rules)
        );

    /// <summary>Whether one alert hides another, or one that leads to it.</summary>
    private static bool Leads(Alert from, Alert to, ImmutableArray<Alert> firing, InhibitionRule[] rules)
    {
        Alert[] next = [.. firing.Where(alert => alert.Id != from.Id && rules.Any(rule => Hides(rule, from.Labels, alert.Labels)))];
        return next.Any(alert => alert.Id == to.Id || Leads(alert, to, firing.RemoveAll(one => one.Id == from.Id), rules));
    }

    private static bool Hides(InhibitionRule rule, LabelSet source, LabelSet target) =>
        rule.Source.All(matcher => Holds(matcher, source))
        && rule.Target.All(matcher => Holds(matcher, target))
        && rule.Equal.All(name => source[name] == target[name]);

    private static bool Holds(Matcher matcher, LabelSet labels) =>
        matcher.Value.Split('|').Contains(labels[matcher.Name], StringComparer.Ordinal) == matcher.IsEqual;

    private static Alert Firing(int number, LabelSet labels)
    {
        DateTimeOffset at = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);
        return new(
            number,
            Fingerprints.Of(labels.Count > 0 ? labels : LabelSet.Of(("alertname", number.ToString(CultureInfo.InvariantCulture)))),
            "json",
            "test",
            labels,
            LabelSet.Empty,
            null,
            at,
            at,
            at,
            at.AddHours(1),
            null,
            null,
            null,
            null,
            null
        );
    }
}

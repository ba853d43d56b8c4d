// What came of pages, who talks most, and whose nights were broken.
using System.Collections.Immutable;
using CsCheck;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Core.Measures;
using Muster.Core.Paging;

namespace Muster.Core.Tests.Measures;

public sealed class AlertQualityTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Ana = new("ana");
    private static readonly PersonId Hiro = new("hiro");

    [Theory]
    [InlineData(true, true, true, PageOutcome.Actionable)]
    [InlineData(true, true, false, PageOutcome.Actionable)]
    [InlineData(true, false, true, PageOutcome.NotActedOn)]
    [InlineData(true, false, false, PageOutcome.NotActedOn)]
    [InlineData(false, false, true, PageOutcome.EndedByItself)]
    [InlineData(false, true, true, PageOutcome.EndedByItself)]
    [InlineData(false, true, false, PageOutcome.Unanswered)]
    [InlineData(false, false, false, PageOutcome.Unanswered)]
    public void A_page_was_worth_it_when_somebody_answered_and_there_was_an_incident(
        bool answered,
        bool incident,
        bool over,
        PageOutcome outcome
    ) => Assert.Equal(outcome, Page(1, answered, incident, over).Outcome);

    [Theory]
    [InlineData(PagePurpose.TakeRole)]
    [InlineData(PagePurpose.Test)]
    [InlineData(PagePurpose.Canary)]
    public void A_page_that_no_alert_asked_for_is_no_measure_of_alerts(PagePurpose purpose) =>
        Assert.Null((Page(1, answered: true, incident: true, over: true) with { Purpose = purpose }).Outcome);

    [Fact]
    public void Every_page_about_alerts_has_one_outcome() =>
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool)
            .Array[0, 40]
            .Sample(made =>
            {
                PageFacts[] pages = [.. made.Select((one, place) => Page(place, one.Item1, one.Item2, one.Item3))];
                ImmutableSortedDictionary<PageOutcome, int> outcomes = AlertQuality.Outcomes(pages);
                Assert.Equal(pages.Length, outcomes.Values.Sum());
                double? share = AlertQuality.ActionableShare(outcomes);
                Assert.Equal(pages.Length == 0, share is null);
                Assert.True(share is null or (>= 0 and <= 1));
            });

    [Fact]
    public void Who_talks_most_stands_first_with_what_came_of_it()
    {
        PageFacts worth = Page(1, answered: true, incident: true, over: true);
        PageFacts vain = Page(2, answered: false, incident: false, over: true);
        AlertGroup[] groups =
        [
            Group("lag", page: worth.Id),
            Group("slow", page: vain.Id),
            Group("slow"),
            Group("slow", held: "flapping: 5 times"),
            Group("slow") with
            {
                Service = new("other"),
            },
        ];
        ImmutableArray<Talker> talkers = AlertQuality.Talkers(groups, [worth, vain], group => group.Held is not null);
        Assert.Equal(
            [
                new("shop/slow", "slow", new("shop"), Groups: 3, Pages: 1, Actionable: 0, Flapped: 1),
                new("other/slow", "slow", new("other"), Groups: 1, Pages: 0, Actionable: 0, Flapped: 0),
                new("shop/lag", "lag", new("shop"), Groups: 1, Pages: 1, Actionable: 1, Flapped: 0),
            ],
            talkers
        );
        Assert.Null(talkers[1].ActionableShare);
    }

    [Theory]
    [InlineData("2026-11-23T21:59:59Z", "Etc/UTC", false)]
    [InlineData("2026-11-23T22:00:00Z", "Etc/UTC", true)]
    [InlineData("2026-11-24T06:59:59Z", "Etc/UTC", true)]
    [InlineData("2026-11-24T07:00:00Z", "Etc/UTC", false)]
    [InlineData("2026-11-23T13:30:00Z", "Asia/Tokyo", true)]
    [InlineData("2026-11-23T22:30:00Z", "Asia/Tokyo", false)]
    public void Night_is_from_ten_to_seven_where_the_person_is(string at, string zone, bool isNight) =>
        Assert.Equal(
            isNight,
            AlertQuality.NightOf(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), zone) is not null
        );

    [Fact]
    public void Pages_on_both_sides_of_midnight_break_one_night()
    {
        PageFacts[] pages =
        [
            Told(Ana, Noon.AddHours(11)),
            Told(Ana, Noon.AddHours(14)),
            Told(Ana, Noon.AddHours(38)),
            Told(Ana, Noon),
            Told(Hiro, Noon.AddHours(2)),
            Told(Ana, Noon.AddHours(15)) with
            {
                Purpose = PagePurpose.Test,
            },
        ];
        Assert.Equal(
            [new(Ana, Pages: 4, AtNight: 3, Nights: 2, WorstNight: 2), new(Hiro, Pages: 1, AtNight: 1, Nights: 1, WorstNight: 1)],
            AlertQuality.People(pages, person => person == Hiro ? "Asia/Tokyo" : "Etc/UTC")
        );
    }

    private static PageFacts Told(PersonId person, DateTimeOffset at) =>
        Page(1, answered: false, incident: false, over: true) with
        {
            Told = [(person, at)],
        };

    private static PageFacts Page(int id, bool answered, bool incident, bool over) =>
        new(
            new($"p{id}"),
            PagePurpose.Respond,
            "Slow",
            Severity.Sev2,
            new("shop"),
            new("g1"),
            incident ? new(7) : null,
            Noon,
            answered ? Noon.AddMinutes(2) : null,
            over ? Noon.AddHours(1) : null,
            [(Ana, Noon)]
        );

    private static AlertGroup Group(string name, PageId? page = null, string? held = null) =>
        new(
            new("g1"),
            1,
            "key",
            new("shop"),
            Severity.Sev2,
            name,
            LabelSet.Of(("alertname", name)),
            Noon,
            Noon,
            Noon,
            0,
            1,
            page,
            null,
            held
        );
}

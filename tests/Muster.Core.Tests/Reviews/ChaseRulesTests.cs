// Whether an action item reminds whom it should, when it should, and stops.
using Muster.Core.Reviews;
using static Muster.Core.Tests.Reviews.ReviewStory;

namespace Muster.Core.Tests.Reviews;

public sealed class ChaseRulesTests
{
    private static readonly ActionItem Item = new("a1", "Limit the pool", new("ben"), Day(14), ActionItemType.Prevent, null, Ana, Day(1));

    [Fact]
    public void The_owner_hears_ahead_and_on_the_day_and_the_lead_too_from_three_days_after_it_for_a_month()
    {
        List<(double Day, bool Late, bool Lead)> told = [];
        for (DateTimeOffset? next = ChaseRules.NextAt(Item, Item.At); next is { } at; next = ChaseRules.NextAt(Item, at))
        {
            Reminder due = ChaseRules.Due(Item, at)!;
            told.Add(((at - Start).TotalDays, due.IsLate, due.TellsLead));
        }

        Assert.Equal(
            [
                (12, false, false),
                (14, true, false),
                (17, true, true),
                (24, true, true),
                (31, true, true),
                (38, true, true),
                (45, true, true),
            ],
            told
        );
    }

    [Fact]
    public void Whoever_gets_an_item_for_tomorrow_is_not_reminded_of_it_today()
    {
        ActionItem brief = Item with { At = Day(13) };
        Assert.Null(ChaseRules.Due(brief, Day(13.5)));
        Assert.Equal(Day(14), ChaseRules.NextAt(brief, Day(13)));
    }

    [Fact]
    public void After_a_long_stop_only_the_latest_reminder_is_sent() => Assert.Equal(3, ChaseRules.Due(Item, Day(30))!.Number);

    [Fact]
    public void What_is_done_or_taken_out_reminds_nobody()
    {
        ActionItem done = Item with { Done = new(null, Ana, Day(13)) };
        ActionItem gone = Item with { Removal = new("Not needed", Ana, Day(13)) };
        Assert.All([done, gone], item => Assert.Null(ChaseRules.Due(item, Day(20))));
        Assert.All([done, gone], item => Assert.Null(ChaseRules.NextAt(item, Day(2))));
    }
}

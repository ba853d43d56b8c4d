// What the status page says as a whole, and when it says something else.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using static Muster.Core.Tests.StatusPage.StatusWorld;

namespace Muster.Core.Tests.StatusPage;

public sealed class StatusPageViewTests
{
    [Fact]
    public void The_worst_of_incidents_and_components_is_how_all_is_and_maintenance_where_nothing_else_is()
    {
        Assert.Equal(BulletinImpact.None, View().Indicator);
        Assert.Equal(BulletinImpact.Critical, View(After(Open(Now, ("player", ComponentStatus.MajorOutage))).State).Indicator);
        Assert.Equal(BulletinImpact.Major, View(After(Open(Now)).State).Indicator);
        Bulletin begun = After(Plan(Now, Now.AddHours(1)), new BulletinCommand.KeepTime("k", Ana, Now)).State;
        Assert.Equal(BulletinImpact.Maintenance, View(begun).Indicator);
        Assert.Equal(BulletinImpact.None, View(After(Plan(Now.AddHours(1), Now.AddHours(2))).State).Indicator);
    }

    [Fact]
    public void It_turns_when_a_promise_is_due_a_maintenance_begins_the_day_ends_or_in_an_outage_each_minute()
    {
        Assert.Equal(Now.AddHours(12), View().NextTurnAt);
        Assert.Equal(Now.AddMinutes(30), View(After(Open(Now)).State).NextTurnAt);
        Assert.Equal(Now.AddMinutes(1), View(After(Open(Now, ("player", ComponentStatus.PartialOutage))).State).NextTurnAt);
        Assert.Equal(Now.AddHours(1), View(After(Plan(Now.AddHours(1), Now.AddHours(2))).State).NextTurnAt);
    }

    [Fact]
    public void Severity_is_inside_unless_the_page_shows_it_and_what_was_taken_off_is_nowhere()
    {
        Bulletin bulletin = After(Open(Now)).State;
        Assert.Null(View(bulletin).Bulletins[0].Severity);
        Organisation open = Offer with { StatusPage = Offer.StatusPage! with { ShowSeverity = true } };
        Assert.Equal(Severity.Sev1, StatusPageViews.Of(open, [bulletin], Now)!.Bulletins[0].Severity);
        Bulletin gone = After(Open(Now), new BulletinCommand.Withdraw("Not ours", Ana, Now)).State;
        Assert.Empty(View(gone).Bulletins);
        Assert.Null(StatusPageViews.Of(Offer with { StatusPage = null }, [], Now));
    }

    [Fact]
    public void Components_of_a_group_stand_together_where_its_first_one_stands()
    {
        Organisation mixed = Offer with
        {
            Components = Offer
                .Components.SetItem("player", Named("player", "Watching", "", 2))
                .SetItem("login", Named("login", "Signing in", "Account", 1)),
        };
        Assert.Equal(["login", "bills", "player"], StatusPageViews.InOrder(mixed).Select(one => one.Id.Value));
    }

    private static StatusPageView View(params Bulletin[] bulletins) => StatusPageViews.Of(Offer, bulletins, Now)!;
}

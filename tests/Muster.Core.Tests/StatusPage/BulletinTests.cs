// What a bulletin takes and refuses, and what it says of its components.
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Core.Tests.Kernel;
using static Muster.Core.StatusPage.BulletinCommand;
using static Muster.Core.Tests.StatusPage.StatusWorld;

namespace Muster.Core.Tests.StatusPage;

public sealed class BulletinTests
{
    [Fact]
    public void An_incident_is_over_when_it_is_resolved_and_all_is_well_again()
    {
        Decided<Bulletin, BulletinCommand, BulletinEvent> bulletin = After(Open(Now, ("player", ComponentStatus.MajorOutage)));
        Assert.True(bulletin.State.IsOpen);
        Assert.Equal([new(Player, ComponentStatus.MajorOutage)], bulletin.State.Components);

        bulletin.When(Say("u2", BulletinStatus.Identified, Now.AddMinutes(5), ("login", ComponentStatus.DegradedPerformance)));
        Assert.Equal(["login", "player"], bulletin.State.Components.Select(one => one.Component.Value));

        bulletin.When(Say("u3", BulletinStatus.Resolved, Now.AddMinutes(20)));
        Assert.Equal(Now.AddMinutes(20), bulletin.State.ClosedAt);
        Assert.All(bulletin.State.Components, one => Assert.Equal(ComponentStatus.Operational, one.Status));

        // A relapse is said in the same bulletin.
        bulletin.When(Say("u4", BulletinStatus.Investigating, Now.AddMinutes(30), ("player", ComponentStatus.PartialOutage)));
        Assert.True(bulletin.State.IsOpen);
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        Rejection why = After()
            .ThenRejected(
                Open(Now, ("nothing", ComponentStatus.MajorOutage)) with
                {
                    Title = " ",
                    Body = new string('x', BulletinLimits.BodyCharactersMax + 1),
                    Status = BulletinStatus.Scheduled,
                    Impact = BulletinImpact.Maintenance,
                    StartedAt = Now.AddHours(1),
                    NextUpdateAt = Now,
                }
            );
        Assert.Equal("bulletin.invalid", why.Code);
        Assert.Equal(
            ["title", "body", "status", "impact", "startedAt", "nextUpdateAt", "components"],
            why.Errors.Select(error => error.Field)
        );
    }

    [Fact]
    public void A_maintenance_begins_and_ends_by_itself_and_cannot_be_moved_then()
    {
        Decided<Bulletin, BulletinCommand, BulletinEvent> bulletin = After(Plan(Now.AddHours(1), Now.AddHours(2)));
        Assert.Equal("not_yet", bulletin.ThenNothing(new KeepTime("k0", Ana, Now.AddMinutes(59))));
        bulletin.When(new Reschedule(Now.AddHours(3), Now.AddHours(4), Ana, Now));
        Assert.Equal("not_yet", bulletin.ThenNothing(new KeepTime("k0", Ana, Now.AddHours(1))));

        BulletinEvent.Updated begun = bulletin.Then<BulletinEvent.Updated>(new KeepTime("k1", Ana, Now.AddHours(3)));
        Assert.Equal(BulletinStatus.InProgress, begun.Update.Status);
        Assert.Equal([new(Player, ComponentStatus.UnderMaintenance)], bulletin.State.Components);
        Assert.Equal(Now.AddHours(3), bulletin.State.StartedAt);
        Assert.Equal("bulletin.begun", bulletin.ThenRejected(new Reschedule(Now.AddHours(5), Now.AddHours(6), Ana, Now.AddHours(3))).Code);

        Assert.Equal(
            BulletinStatus.Completed,
            bulletin.Then<BulletinEvent.Updated>(new KeepTime("k2", Ana, Now.AddHours(4))).Update.Status
        );
        Assert.Equal("bulletin.over", bulletin.ThenRejected(Say("u9", BulletinStatus.InProgress, Now.AddHours(5))).Code);
    }

    [Fact]
    public void One_that_was_taken_off_takes_no_update_until_it_is_restored()
    {
        Decided<Bulletin, BulletinCommand, BulletinEvent> bulletin = After(Open(Now));
        Assert.Equal("bulletin.invalid", bulletin.ThenRejected(new Withdraw("", Ana, Now)).Code);
        bulletin.When(new Withdraw("It was a test", Ana, Now));
        Assert.False(bulletin.State.IsPublic);
        Assert.Equal("bulletin.withdrawn", bulletin.ThenRejected(Say("u2", BulletinStatus.Resolved, Now)).Code);
        bulletin.When(new Restore(Ana, Now));
        Assert.True(bulletin.State.IsPublic);
        bulletin.When(Say("u2", BulletinStatus.Resolved, Now));
    }

    [Fact]
    public void A_correction_names_what_it_puts_right_and_the_same_update_is_said_once()
    {
        Decided<Bulletin, BulletinCommand, BulletinEvent> bulletin = After(
            Open(Now),
            Say("u2", BulletinStatus.Resolved, Now.AddMinutes(1))
        );
        Assert.Equal("unchanged", bulletin.ThenNothing(Say("u2", BulletinStatus.Resolved, Now.AddMinutes(2))));
        Update correction = Say("u3", BulletinStatus.Resolved, Now.AddMinutes(2)) with { Corrects = "u2" };
        bulletin.When(correction);
        Assert.Equal(
            ["corrects"],
            bulletin.ThenRejected(correction with { Id = "u4", Corrects = "u0" }).Errors.Select(error => error.Field)
        );
        StatusPageView view = StatusPageViews.Of(Offer, [bulletin.State], Now.AddHours(1))!;
        Assert.Equal([false, true, false], view.Bulletins[0].Updates.Select(one => one.IsCorrected));
    }
}

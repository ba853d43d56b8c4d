// Who answered a page, what becomes of its deliveries, and what ends it.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Tests.Paging.PageStory;

namespace Muster.Core.Tests.Paging;

public sealed class PageAnswerTests
{
    private const string AnasKey = "page-1/1/1/ana/email#1";

    [Fact]
    public void The_first_acknowledgement_wins_and_stops_the_escalation()
    {
        var page = Notified();
        page.Then<PageEvent.Acknowledged>(Acknowledge("ana", 2));
        Assert.Equal(PageStatus.Acknowledged, page.State.Status);
        Assert.Equal(
            (Ana, At(2), "console"),
            (page.State.AcknowledgedBy!.Value, page.State.AcknowledgedAt!.Value, page.State.AcknowledgedVia)
        );
        Assert.Null(page.State.Due);
        Assert.Equal("page.already_acknowledged", page.ThenNothing(Notify(1, 2, 5, "ben")));
    }

    [Fact]
    public void A_second_acknowledgement_does_nothing_and_names_the_first()
    {
        var page = Notified();
        page.When(Acknowledge("ana", 2));
        Assert.Equal("page.already_acknowledged", page.ThenNothing(Acknowledge("ben", 3)));
        Decision<PageEvent> decision = Page.Decide(page.State, Acknowledge("ben", 3));
        Assert.Contains("ana", Assert.IsType<Decision<PageEvent>.Accepted>(decision).Reason!.Message, StringComparison.Ordinal);
        Assert.Equal(Ana, page.State.AcknowledgedBy);
    }

    [Fact]
    public void A_page_that_is_over_is_not_acknowledged()
    {
        var page = Notified();
        page.Then<PageEvent.Resolved>(new PageCommand.Resolve("The alert resolved.", Pager, At(1)));
        Assert.Equal(PageStatus.Resolved, page.State.Status);
        Assert.Null(page.State.Due);
        Assert.Equal("page.already_resolved", page.ThenNothing(Acknowledge("ana", 2)));
        Assert.Equal("page.already_resolved", page.ThenNothing(Notify(1, 2, 5, "ben")));
        Assert.Equal("page.already_resolved", page.ThenNothing(new PageCommand.Resolve("Again.", Pager, At(3))));
    }

    [Fact]
    public void An_exhausted_page_can_still_be_acknowledged()
    {
        Decided<Page, PageCommand, PageEvent> page = new();
        page.When(StartOf(0, Step("ana", 5)));
        page.When(Notify(1, 1, 0, "ana"));
        page.When(Notify(1, 2, 5));
        Assert.Equal(PageStatus.Exhausted, page.State.Status);
        page.Then<PageEvent.Acknowledged>(Acknowledge("ana", 60));
        Assert.Equal(PageStatus.Acknowledged, page.State.Status);
    }

    [Fact]
    public void A_link_acknowledges_once()
    {
        var page = Notified();
        page.Then<PageEvent.Acknowledged>(Acknowledge("ana", 2, "link:" + AnasKey));
        Assert.Equal("page.link_used", page.ThenNothing(Acknowledge("ana", 3, "link:" + AnasKey)));
    }

    [Theory]
    [InlineData("ben", "link:" + AnasKey)] // The link of somebody else.
    [InlineData("ana", "link:page-2/1/1/ana/email#1")] // A link of another page.
    [InlineData("ana", "link:")]
    public void A_link_that_was_not_sent_to_this_person_for_this_page_is_refused(string person, string via)
    {
        var page = Notified();
        Rejection why = page.ThenRejected(Acknowledge(person, 2, via));
        Assert.Equal(("page.wrong_link", RejectionKind.Forbidden), (why.Code, why.Kind));
        Assert.Null(page.State.AcknowledgedBy);
    }

    [Fact]
    public void A_delivery_is_pending_until_the_channel_has_answered()
    {
        var page = Notified();
        Assert.Equal((DeliveryState.Pending, 0, 1, 1), Of(page.State.Delivery(AnasKey)!));
        page.Then<PageEvent.DeliveryFailed>(Failure(1, final: false));
        Assert.Equal((DeliveryState.Retrying, 1, 1, 1), Of(page.State.Delivery(AnasKey)!));
        Assert.Equal("the server was busy", page.State.Delivery(AnasKey)!.Error);

        PageEvent.Delivered delivered = page.Then<PageEvent.Delivered>(Delivered(2));
        Assert.Equal((Ana, "email", "250 ok"), (delivered.Person, delivered.Channel, delivered.Receipt));
        PageDelivery kept = page.State.Delivery(AnasKey)!;
        Assert.Equal((DeliveryState.Delivered, 2, 1, 1), Of(kept));
        Assert.Equal(("250 ok", null), (kept.Receipt, kept.Error));
    }

    [Fact]
    public void A_delivery_is_recorded_once()
    {
        var page = Notified();
        page.When(Delivered(1));
        Assert.Equal("page.already_delivered", page.ThenNothing(Delivered(2)));
        Assert.Equal("page.already_delivered", page.ThenNothing(Failure(2, final: true)));
    }

    [Fact]
    public void A_failure_of_one_attempt_is_recorded_once()
    {
        var page = Notified();
        page.When(Failure(1, final: false));
        Assert.Equal("page.already_recorded", page.ThenNothing(Failure(1, final: false)));
        page.When(Failure(2, final: true));
        Assert.Equal(DeliveryState.Failed, page.State.Delivery(AnasKey)!.State);
        Assert.Equal("page.already_failed", page.ThenNothing(Failure(3, final: true)));
    }

    [Fact]
    public void A_delivery_that_arrives_after_it_was_given_up_counts_as_delivered()
    {
        var page = Notified();
        page.When(Failure(3, final: true));
        page.Then<PageEvent.Delivered>(Delivered(3));
        Assert.Equal(DeliveryState.Delivered, page.State.Delivery(AnasKey)!.State);
    }

    [Fact]
    public void A_delivery_that_was_never_planned_is_refused()
    {
        var page = Notified();
        PageCommand.RecordDelivered unknown = new("page-1/9/9/ana/email#1", 1, Receipt: null, Pager, At(1));
        Assert.Equal("page.unknown_delivery", page.ThenRejected(unknown).Code);
    }

    [Fact]
    public void A_delivery_is_recorded_after_the_acknowledgement_too()
    {
        var page = Notified();
        page.When(Acknowledge("ana", 1));
        page.Then<PageEvent.Delivered>(Delivered(1));
        Assert.Equal(PageStatus.Acknowledged, page.State.Status);
    }

    [Fact]
    public void A_page_belongs_to_one_incident()
    {
        var page = Notified();
        page.Then<PageEvent.IncidentLinked>(new PageCommand.LinkIncident(new(42), Pager, At(1)));
        Assert.Equal(new IncidentId(42), page.State.Incident);
        Assert.Equal("page.already_linked", page.ThenNothing(new PageCommand.LinkIncident(new(42), Pager, At(2))));
        Assert.Equal("page.linked_elsewhere", page.ThenRejected(new PageCommand.LinkIncident(new(43), Pager, At(2))).Code);
    }

    private static Decided<Page, PageCommand, PageEvent> Notified()
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana"));
        return page;
    }

    private static PageCommand.RecordDelivered Delivered(int attempt) => new(AnasKey, attempt, "250 ok", Pager, At(1));

    private static PageCommand.RecordFailure Failure(int attempt, bool final) =>
        new(AnasKey, attempt, "the server was busy", final, Pager, At(1));

    private static (DeliveryState State, int Attempts, int Round, int Step) Of(PageDelivery delivery) =>
        (delivery.State, delivery.Attempts, delivery.Round, delivery.Step);
}

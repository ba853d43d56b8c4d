// What a provider tells of a message after it took it: that it arrived, or that it never will.
using Muster.Core.Paging;
using static Muster.Core.Tests.Paging.PageStory;

namespace Muster.Core.Tests.Paging;

public sealed class PageReceiptTests
{
    private const string Key = "page-1/1/1/ana/email#1";

    [Fact]
    public void That_it_arrived_is_recorded_once()
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana"));
        page.When(new PageCommand.RecordDelivered(Key, 1, "SM1", Pager, At(1)));
        page.Then<PageEvent.Delivered>(Receipt(arrived: true, 2));
        Assert.Equal("page.already_delivered", page.ThenNothing(Receipt(arrived: true, 3)));
        Assert.Equal((DeliveryState.Delivered, "reached", 1), State(page.State));
    }

    [Fact]
    public void One_that_never_arrived_has_failed_and_the_next_step_is_due_at_once()
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana"));
        page.When(new PageCommand.RecordDelivered(Key, 1, "SM1", Pager, At(1)));
        page.When(Receipt(arrived: false, 2));
        Assert.Equal(DeliveryState.Failed, page.State.Delivery(Key)!.State);
        Assert.Equal((2, At(2)), (page.State.Due!.Step, page.State.Due.At));
        Assert.Equal("page.already_failed", page.ThenNothing(Receipt(arrived: true, 3)));
    }

    [Fact]
    public void A_receipt_that_is_faster_than_the_providers_answer_is_not_overwritten_by_it()
    {
        var page = Started();
        page.When(Notify(1, 1, 0, "ana"));
        page.When(Receipt(arrived: false, 1));
        Assert.Equal("page.already_failed", page.ThenNothing(new PageCommand.RecordDelivered(Key, 1, "SM1", Pager, At(1))));
        Assert.Equal(DeliveryState.Failed, page.State.Delivery(Key)!.State);
    }

    private static PageCommand.RecordReceipt Receipt(bool arrived, double minutes) =>
        new(Key, arrived, arrived ? "reached" : "nobody picked up", Pager, At(minutes));

    private static (DeliveryState, string?, int) State(Page page) =>
        page.Delivery(Key) is { } delivery ? (delivery.State, delivery.Receipt, delivery.Attempts) : default;
}

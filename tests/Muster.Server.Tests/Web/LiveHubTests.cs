// How changes reach those who listen on one node.
using Muster.Server.Web.Live;

namespace Muster.Server.Tests.Web;

public sealed class LiveHubTests
{
    private readonly LiveHub _hub = new();

    [Fact]
    public async Task A_burst_for_a_slow_reader_is_told_once_with_the_newest_revision()
    {
        await using var reader = _hub.SubscribeAsync(["alerts"], CancellationToken.None).GetAsyncEnumerator();
        var first = reader.MoveNextAsync();

        for (var revision = 1; revision <= 500; revision++)
        {
            _hub.Publish(new LiveChange("alerts", revision));
        }

        var told = new List<LiveChange>();
        while (await first)
        {
            told.Add(reader.Current);
            if (reader.Current.Revision == 500)
            {
                break;
            }
            first = reader.MoveNextAsync();
        }
        Assert.Equal(500, told[^1].Revision);
        Assert.True(told.Count <= 3, $"{told.Count} changes were told for one topic");
    }

    [Fact]
    public async Task Two_topics_that_change_together_are_both_told()
    {
        await using var reader = _hub.SubscribeAsync(["alerts", "counts"], CancellationToken.None).GetAsyncEnumerator();
        var next = reader.MoveNextAsync();
        _hub.Publish(new LiveChange("alerts", 1));
        _hub.Publish(new LiveChange("counts", 1));

        Assert.True(await next);
        var one = reader.Current.Topic;
        Assert.True(await reader.MoveNextAsync());
        Assert.Equal(["alerts", "counts"], new[] { one, reader.Current.Topic }.Order());
    }

    [Fact]
    public void An_older_revision_does_not_turn_the_clock_back()
    {
        _hub.Publish(new LiveChange("alerts", 9));
        _hub.Publish(new LiveChange("alerts", 4));

        Assert.Equal(9, _hub.Revision("alerts"));
        Assert.Equal(0, _hub.Revision("never"));
    }

    [Fact]
    public async Task A_topic_that_was_not_asked_for_is_not_told()
    {
        using var soon = new CancellationTokenSource();
        await using var reader = _hub.SubscribeAsync(["alerts"], soon.Token).GetAsyncEnumerator();
        var next = reader.MoveNextAsync();
        _hub.Publish(new LiveChange("incident:INC-1", 1));

        Assert.False(next.IsCompleted);
        await soon.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }
}

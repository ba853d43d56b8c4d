// What every store answers about nodes and time.
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Contracts;

public abstract class NodesContract(Backend backend) : StoreContract(backend)
{
    [Fact]
    public async Task The_latest_instant_is_the_latest_beat_of_any_node_or_the_last_event()
    {
        Assert.Null(await Store.Nodes.LastInstantAsync(None));

        await CommittedAsync(Some.Appends(Some.Append(0, "1")));
        DateTimeOffset? ofEvent = await Store.Nodes.LastInstantAsync(None);
        Assert.Equal((await Store.Events.ReadAllAsync(0, 1, None))[0].At, ofEvent);

        await BeatAsync("a", 100);
        await BeatAsync("b", 90);
        Assert.Equal(Some.At(100), await Store.Nodes.LastInstantAsync(None));

        await BeatAsync("b", 110);
        Assert.Equal(Some.At(110), await Store.Nodes.LastInstantAsync(None));
    }

    [Fact]
    public async Task A_node_that_was_last_heard_a_day_before_is_forgotten()
    {
        await BeatAsync("a", 3600 * 25);
        await BeatAsync("a", 0);
        await BeatAsync("b", (3600 * 24) + 1);
        await BeatAsync("b", 10);

        Assert.Equal(Some.At(10), await Store.Nodes.LastInstantAsync(None));
    }

    private Task BeatAsync(string node, int seconds) => Store.Nodes.BeatAsync(node, "1.0", Some.Now, Some.At(seconds), None);
}

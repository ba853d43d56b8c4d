// What a listening page hears: hello, changes, pings, and an end that holds nobody up.
using System.Net.ServerSentEvents;
using Muster.Server.Tests.Drivers.InMemory;
using Muster.Server.Web.Live;

namespace Muster.Server.Tests.Web;

public sealed class LiveStreamTests
{
    [Fact]
    public async Task Hello_comes_at_once_with_the_revisions_and_the_time()
    {
        await using var host = await WebHost.StartAsync();
        host.Hub.Publish(new LiveChange("incident:INC-42", 5));
        await using var stream = await Listening.ToAsync(host, "incident:INC-42,me");

        var hello = await stream.NextAsync();

        Assert.Equal("hello", hello.EventType);
        Assert.Contains("\"incident:INC-42\":5", hello.Data, StringComparison.Ordinal);
        Assert.Contains("\"me\":0", hello.Data, StringComparison.Ordinal);
        Assert.Contains($"\"now\":{WebHost.Now.ToUnixTimeMilliseconds()}", hello.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_names_the_topic_as_the_reader_does()
    {
        await using var host = await WebHost.StartAsync();
        await using var stream = await Listening.ToAsync(host, "me");
        await stream.NextAsync();

        host.Hub.Publish(new LiveChange(Topics.OfPerson("ana"), 8));

        Assert.Equal(new SseItem<string>("""{"topic":"me","rev":8}""", "changed").Data, (await stream.NextAsync()).Data);
    }

    [Fact]
    public async Task Silence_is_broken_by_a_ping_every_fifteen_seconds()
    {
        await using var host = await WebHost.StartAsync();
        await using var stream = await Listening.ToAsync(host, "alerts");
        await stream.NextAsync();

        var next = stream.NextAsync();
        while (!next.IsCompleted)
        {
            // The wait may not have begun when the clock is moved; a real clock moves on as well.
            host.Clock.Advance(LiveStream.Heartbeat);
            await Task.WhenAny(next, Task.Delay(20));
        }

        Assert.Equal("ping", (await next).EventType);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sign_in_that_is_over_ends_the_stream_within_five_seconds_however_busy_it_is(bool isBusy)
    {
        await using var host = await WebHost.StartAsync();
        await using var stream = await Listening.ToAsync(host, "alerts");
        await stream.NextAsync();
        host.SignIn.End();

        var ended = ReadToEndAsync(stream);
        for (var revision = 1; !ended.IsCompleted; revision++)
        {
            host.Clock.Advance(isBusy ? TimeSpan.FromSeconds(1) : LiveStream.Recheck);
            if (isBusy)
            {
                host.Hub.Publish(new LiveChange("alerts", revision));
            }
            await Task.WhenAny(ended, Task.Delay(20));
        }

        await ended;
    }

    [Fact]
    public async Task Stopping_the_server_ends_the_stream_at_once()
    {
        var host = await WebHost.StartAsync();
        await using var stream = await Listening.ToAsync(host, "alerts");
        await stream.NextAsync();

        await host.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(3));

        Assert.True(await stream.EndedAsync());
    }

    [Fact]
    public async Task A_stranger_and_a_nonsense_topic_are_turned_away()
    {
        await using var host = await WebHost.StartAsync();
        using var client = host.Client();
        using var stranger = new HttpRequestMessage(HttpMethod.Get, "/live?t=alerts");
        stranger.Headers.Add(SignedInAs.Header, SignedInAs.Stranger);

        using var refused = await client.SendAsync(stranger);
        using var nonsense = await client.GetAsync("/live?t=%3Cb%3E");

        Assert.Equal(401, (int)refused.StatusCode);
        Assert.Equal(400, (int)nonsense.StatusCode);
    }

    private static async Task ReadToEndAsync(Listening stream)
    {
        while (!await stream.EndedAsync()) { }
    }
}

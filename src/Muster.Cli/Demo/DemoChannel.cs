// Takes every message of the demo's past, as a provider that is always there.
using Muster.Engine.Ports;

namespace Muster.Cli.Demo;

/// <summary>The past was delivered; nothing of it leaves the machine.</summary>
internal sealed class DemoChannel(string name) : IChannel
{
    public string Name => name;

    public TimeSpan Timeout => TimeSpan.FromSeconds(4);

    public Task<SendResult> SendAsync(ChannelMessage message, CancellationToken cancel) =>
        Task.FromResult<SendResult>(new SendResult.Sent("demo"));

    public Task<SendResult> SendAsync(Notice notice, CancellationToken cancel) => Task.FromResult<SendResult>(new SendResult.Sent("demo"));
}

// A channel that takes every message, and by which nobody answers.
using Muster.Engine.Ports;

namespace Muster.Server.Tests.Drivers.InMemory;

internal sealed class QuietChannel : IChannel
{
    public string Name => "email";

    public TimeSpan Timeout => TimeSpan.FromSeconds(4);

    public Task<SendResult> SendAsync(ChannelMessage message, CancellationToken cancel) =>
        Task.FromResult<SendResult>(new SendResult.Sent(Receipt: null));
}

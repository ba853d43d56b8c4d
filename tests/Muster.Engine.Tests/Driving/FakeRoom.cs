// A room that remembers what it was told, and does what a test tells it to.
using Muster.Engine.Ports;

namespace Muster.Engine.Tests.Driving;

public sealed class FakeRoom : IRoom
{
    public string Name => "slack";

    public TimeSpan Timeout => TimeSpan.FromSeconds(4);

    /// <summary>What the chat answers; null takes the message.</summary>
    public Func<RoomMessage, SendResult.Failed?>? Answer { get; set; }

    public List<RoomMessage> Told { get; } = [];

    public Task<SendResult> TellAsync(RoomMessage message, CancellationToken cancel)
    {
        SendResult.Failed? failed = Answer?.Invoke(message);
        if (failed is null)
        {
            Told.Add(message);
        }

        return Task.FromResult<SendResult>(failed is null ? new SendResult.Sent("room") : failed);
    }
}

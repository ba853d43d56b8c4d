// A channel that remembers what arrived, and does what a test tells it to.
using Muster.Engine.Ports;

namespace Muster.Engine.Tests.Driving;

public sealed class FakeChannel(string name, VirtualClock clock) : IChannel
{
    private int _taken;

    public string Name => name;

    public TimeSpan Timeout => TimeSpan.FromSeconds(4);

    /// <summary>How long the provider takes to answer.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>What the provider answers to a message; null takes it. Asked when the answer is due.</summary>
    public Func<ChannelMessage, SendResult.Failed?>? Answer { get; set; }

    /// <summary>Messages for which the provider never answers.</summary>
    public Func<ChannelMessage, bool> Hangs { get; set; } = _ => false;

    /// <summary>Every attempt that began, in order, whatever became of it.</summary>
    public List<(DateTimeOffset At, ChannelMessage Message)> Begun { get; } = [];

    /// <summary>What the provider took, in order.</summary>
    public List<(DateTimeOffset At, ChannelMessage Message)> Arrived { get; } = [];

    /// <summary>Notices that the provider took, in order.</summary>
    public List<(DateTimeOffset At, Notice Notice)> Notices { get; } = [];

    /// <summary>What the provider answers to every notice; null takes them.</summary>
    public SendResult.Failed? RefusesNotices { get; set; }

    public Task<SendResult> SendAsync(Notice notice, CancellationToken cancel)
    {
        if (RefusesNotices is { } refused)
        {
            return Task.FromResult<SendResult>(refused);
        }

        Notices.Add((clock.Now, notice));
        return Task.FromResult<SendResult>(new SendResult.Sent(null));
    }

    public async Task<SendResult> SendAsync(ChannelMessage message, CancellationToken cancel)
    {
        Begun.Add((clock.Now, message));
        if (Hangs(message))
        {
            await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, clock, cancel);
        }

        if (Latency == TimeSpan.Zero)
        {
            return Take(message);
        }

        // The provider works on, whatever becomes of the node that waits for it.
        TaskCompletionSource<SendResult> answered = new();
        await using ITimer provider = clock.CreateTimer(
            _ => answered.TrySetResult(Take(message)),
            null,
            Latency,
            System.Threading.Timeout.InfiniteTimeSpan
        );
        return await answered.Task.WaitAsync(cancel);
    }

    private SendResult Take(ChannelMessage message)
    {
        if (Answer?.Invoke(message) is { } failed)
        {
            return failed;
        }

        Arrived.Add((clock.Now, message));
        return new SendResult.Sent($"{name}-{Arrived.Count}");
    }

    /// <summary>For a story that is not about what arrived so far.</summary>
    public void Forget() => _taken = Arrived.Count;

    /// <summary>The next message that arrived and that no test has asked for yet; fails when there is none.</summary>
    public ChannelMessage Next()
    {
        Assert.True(_taken < Arrived.Count, $"Nothing more arrived by {name}.");
        return Arrived[_taken++].Message;
    }

    /// <summary>The next message must be for this person.</summary>
    public ChannelMessage Next(string person)
    {
        ChannelMessage message = Next();
        Assert.Equal(person, message.Person.Value);
        return message;
    }

    /// <summary>What arrived and no test has asked for yet, in order.</summary>
    public IEnumerable<ChannelMessage> Untaken() => Arrived.Skip(_taken).Select(one => one.Message);

    /// <summary>Asks for everything that arrived and that no test has asked for yet.</summary>
    public void TakeAll() => _taken = Arrived.Count;

    /// <summary>Everything that arrived was asked for.</summary>
    public void NothingElse() =>
        Assert.True(
            _taken == Arrived.Count,
            $"By {name} also arrived: {string.Join(", ", Arrived.Skip(_taken).Select(one => one.Message.Key + " at " + one.At.ToString("HH:mm:ss")))}"
        );

    public static SendResult.Failed Refusal(bool retryable = true) =>
        new(SendStage.Send, SendCause.Rejected, retryable, RetryAfter: null, "The provider said no.");
}

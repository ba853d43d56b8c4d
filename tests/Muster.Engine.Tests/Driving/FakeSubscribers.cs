// Subscribers who remember what they were told, and whose mail server does what a test tells it to.
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Ports;

namespace Muster.Engine.Tests.Driving;

public sealed class FakeSubscribers : ISubscriberChannel
{
    public SubscriberChannel Way => SubscriberChannel.Email;

    public int AtOnce => 20;

    public TimeSpan Timeout => TimeSpan.FromSeconds(10);

    /// <summary>What becomes of one; null takes the message.</summary>
    public Func<Subscription, (SendResult.Failed Failed, SubscriberVerdict Verdict)?>? Answer { get; set; }

    /// <summary>Awaited before each message; null for no wait.</summary>
    public Func<Subscription, Task>? Before { get; set; }

    /// <summary>Who was told, with the key of what they were told.</summary>
    public List<(string Address, string Key)> Told { get; } = [];

    /// <summary>What customers who reported something were written.</summary>
    public List<ReporterLetter> Written { get; } = [];

    public TimeSpan? PauseAfter(int failures) => failures <= 2 ? TimeSpan.FromMinutes(1) : null;

    public async IAsyncEnumerable<SubscriberResult> TellAsync(
        StatusNews? news,
        string key,
        ImmutableArray<Subscription> subscribers,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        foreach (Subscription one in subscribers)
        {
            if (Before is not null)
            {
                await Before(one);
            }

            if (Answer?.Invoke(one) is { } failed)
            {
                yield return new(one.Id, failed.Failed, failed.Verdict);
                if (failed.Verdict == SubscriberVerdict.Ours)
                {
                    yield break;
                }

                continue;
            }

            Told.Add((one.Address!, key));
            yield return new(one.Id, new SendResult.Sent(null), SubscriberVerdict.Told);
        }
    }

    public Task<SendResult> WriteAsync(ReporterLetter letter, CancellationToken cancel)
    {
        Written.Add(letter);
        return Task.FromResult<SendResult>(new SendResult.Sent(null));
    }
}

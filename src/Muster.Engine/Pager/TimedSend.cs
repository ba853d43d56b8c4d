// Sends by a provider that may take too long or throw: both are failures like any other, and may be tried again.
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

internal static class TimedSend
{
    /// <param name="whose">Who did not answer in time, such as <c>The provider</c>.</param>
    /// <param name="threw">Hears what the provider threw.</param>
    public static async Task<SendResult> RunAsync(
        string whose,
        TimeSpan timeout,
        TimeProvider clock,
        Func<CancellationToken, Task<SendResult>> send,
        Action<Exception> threw
    )
    {
        using CancellationTokenSource late = new(timeout, clock);
        try
        {
            // A provider that does not heed the token must not keep the hand that holds it.
            return await send(late.Token).WaitAsync(late.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            string text = $"{whose} did not answer within {timeout.TotalSeconds:0} s.";
            return new SendResult.Failed(SendStage.Answer, SendCause.TimedOut, Retryable: true, RetryAfter: null, text);
        }
        catch (Exception failure)
        {
            threw(failure);
            return new SendResult.Failed(SendStage.Send, SendCause.Faulty, Retryable: true, RetryAfter: null, failure.Message);
        }
    }
}

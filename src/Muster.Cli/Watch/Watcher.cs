// Looks at a server again and again, and speaks when it is silent for too long.
using System.Net;
using System.Text.Json;
using Muster.Cli.Terminal;

namespace Muster.Cli.Watch;

/// <summary>It needs no database and no server, and remembers what it said in a file.</summary>
/// <param name="heard">When the server was heard last by itself; null where nobody listens for it.</param>
internal sealed class Watcher(
    Uri? url,
    WatchTimes times,
    WatchFile file,
    WatchChannels channels,
    HttpClient http,
    Func<DateTimeOffset>? heard
)
{
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken stop)
    {
        WatchState state = file.Read();
        while (!stop.IsCancellationRequested)
        {
            state = await TurnAsync(state, stop);
            await Task.Delay(times.Every, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<WatchState> TurnAsync(WatchState state, CancellationToken stop)
    {
        WatchFinding? wrong = await WrongAsync(stop);
        if (stop.IsCancellationRequested)
        {
            return state;
        }

        (WatchState next, WatchWord? word) = WatchRules.Look(state, wrong, Clock.Now, times.After, times.Repeat);
        if (word is not null)
        {
            Screen.Line($"{TimeText.Utc(word.At)} {word.Text(channels.Name)}");
            next = await channels.SayAsync(http, word, stop) ? WatchRules.Said(next, word) : next;
        }

        if (next != state)
        {
            file.Write(next);
        }

        return next;
    }

    /// <summary>Null when all is well.</summary>
    private async Task<WatchFinding?> WrongAsync(CancellationToken stop)
    {
        if (heard?.Invoke() is { } at && Clock.Now - at is var silent && silent >= times.After)
        {
            return new($"It has not said that it is well for {silent.TotalSeconds:0} s.", at);
        }

        return url is not null && await WrongAtAsync(url, stop) is { } wrong ? new(wrong, Clock.Now) : null;
    }

    private async Task<string?> WrongAtAsync(Uri at, CancellationToken stop)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(AnswerMax);
        try
        {
            using HttpResponseMessage answer = await http.GetAsync(new Uri(at, "/healthz"), late.Token);
            return answer.StatusCode == HttpStatusCode.OK ? null
                : answer.StatusCode == HttpStatusCode.ServiceUnavailable ? await ProblemAsync(answer, late.Token)
                : $"Its /healthz answered {(int)answer.StatusCode}.";
        }
        catch (HttpRequestException broken)
        {
            return $"It cannot be reached: {broken.Message}.";
        }
        catch (OperationCanceledException)
        {
            return $"It did not answer within {AnswerMax.TotalSeconds:0} s.";
        }
    }

    private static async Task<string> ProblemAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        try
        {
            using JsonDocument said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancel));
            return said.RootElement.TryGetProperty("problems", out JsonElement problems) && problems.GetArrayLength() > 0
                ? problems[0].GetString() ?? "It is not well."
                : "It says that it is not well.";
        }
        catch (Exception garbage) when (garbage is JsonException or InvalidOperationException)
        {
            // A proxy's answer may be anything.
            return "Its /healthz answered 503.";
        }
    }
}

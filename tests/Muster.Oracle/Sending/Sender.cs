// One monitoring system with a key of its own: posts new, repeated and resolved alerts as its seed says, and writes down what it was promised.
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Muster.Oracle.Promises;

namespace Muster.Oracle.Sending;

/// <summary>The seed decides what is sent, not when a server dies: the requests of a sender are the same in every run, as far as it gets.</summary>
/// <param name="name">Part of every label set of this sender.</param>
/// <param name="bases">The nodes, asked in turn.</param>
/// <param name="now">When the run began; a resolved alert ended shortly before.</param>
public sealed class Sender(string name, string key, IReadOnlyList<Uri> bases, int seed, DateTimeOffset now, Ledger ledger) : IDisposable
{
    private const int BatchMax = 40;
    private const int AlertsPerGroup = 25;

    /// <summary>Label sets that fire and are resolved by turns.</summary>
    private const int Flapping = 60;
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BeforeAgain = TimeSpan.FromMilliseconds(100);
    private readonly Random _random = new(seed);
    private readonly HttpClient _http = Client(key);
    private int _steady;
    private int _asked;

    public void Dispose() => _http.Dispose();

    /// <summary>One request after the other until the end is called; the last one is finished.</summary>
    public async Task RunAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await PostAsync();
            await Task.Delay(_random.Next(10, 80), CancellationToken.None);
        }
    }

    private async Task PostAsync()
    {
        Sent[] signals = Batch();
        Uri node = bases[_asked++ % bases.Count];
        try
        {
            using HttpResponseMessage answer = await _http.PostAsJsonAsync(new Uri(node, "/api/v2/alerts"), signals.Select(Body));
            if (answer.IsSuccessStatusCode)
            {
                ledger.Accept(answer.Headers.GetValues("Muster-Receipt").Single(), signals);
                return;
            }

            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || answer.Headers.RetryAfter is null)
            {
                ledger.Misanswer(
                    $"A sender heard {(int)answer.StatusCode} and not 503 with Retry-After: {await answer.Content.ReadAsStringAsync()}"
                );
            }
        }
        catch (HttpRequestException unreached) when (unreached.HttpRequestError == HttpRequestError.ConnectionError)
        {
            ledger.Miss();
            await Task.Delay(BeforeAgain);
            return;
        }
        catch (Exception cutOff) when (cutOff is HttpRequestException or TaskCanceledException)
        {
            // The server died, or its store did: whether the request came through is unknown, and is written down as that.
        }

        ledger.CutShort(signals);
        await Task.Delay(BeforeAgain);
    }

    /// <summary>Each label set at most once: of two words about one in one request the later would hold.</summary>
    private Sent[] Batch() =>
        [
            .. Enumerable
                .Range(0, _random.Next(1, BatchMax + 1))
                .Select(_ => One())
                .DistinctBy(signal => signal.Number, StringComparer.Ordinal),
        ];

    /// <summary>A quarter is new, a quarter is sent again, and half comes and goes.</summary>
    private Sent One()
    {
        int kind = _random.Next(4);
        if (kind >= 2)
        {
            int which = _random.Next(Flapping);
            return new($"Flap-{name}.", $"flap-{name}-{which}", IsFiring: _random.Next(2) == 0, MustPage: false);
        }

        int number = kind == 0 || _steady == 0 ? _steady++ : _random.Next(_steady);
        return new($"Burst-{name}-{number / AlertsPerGroup}.", $"steady-{name}-{number}", IsFiring: true, MustPage: true);
    }

    private object Body(Sent signal) =>
        new
        {
            labels = new
            {
                alertname = signal.Group,
                service = "playback-api",
                number = signal.Number,
            },
            startsAt = now.AddMinutes(-2),
            endsAt = signal.IsFiring ? now.AddHours(12) : now.AddMinutes(-1),
        };

    private static HttpClient Client(string key)
    {
        HttpClient http = new() { Timeout = AnswerMax };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }
}

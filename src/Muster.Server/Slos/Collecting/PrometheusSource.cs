// Asks a Prometheus for the minutes of a range: where the guard lets it, within limits, and whatever it answers.
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Core.Slos;
using Muster.Server.Channels.Providers;

namespace Muster.Server.Slos.Collecting;

/// <summary>The interface: prometheus.io, HTTP API, range queries; Thanos, Mimir, VictoriaMetrics and others have the same.</summary>
/// <param name="http">A guarded client.</param>
internal sealed class PrometheusSource(HttpClient http, WebhookReach reach, TimeProvider clock)
{
    /// <summary>A day of minutes of a query with fifty series has some 2 MB.</summary>
    private const int AnswerBytesMax = 8 * 1024 * 1024;

    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(10);

    /// <summary>Each whole minute from <paramref name="from"/> to <paramref name="until"/>, both included, of which it has a value.</summary>
    public async Task<PrometheusAnswer> RangeAsync(
        SloDataSource source,
        MinuteQuestion question,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancel
    )
    {
        string address = (source.Url ?? "").TrimEnd('/') + "/api/v1/query_range";
        if (WebhookTarget.Check(address, reach.AllowPrivate, out Uri? url) is { Count: > 0 } mistakes)
        {
            return PrometheusAnswer.Failed($"The data source {source.Name} is not asked: {string.Join(" ", mistakes)}");
        }

        using CancellationTokenSource late = new(TimeOut, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            using HttpRequestMessage request = Request(url!, question.Text, from, until);
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            byte[]? body = await BodyAsync(response, either.Token);
            return body is null
                ? PrometheusAnswer.Failed($"{source.Name} answered with more than {AnswerBytesMax / 1024 / 1024} MiB.")
                : Read(source, question, (from, until), (int)response.StatusCode, body);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return PrometheusAnswer.Away($"{source.Name} did not answer within {TimeOut.TotalSeconds:0} seconds.");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or ForbiddenAddressException)
        {
            string why =
                (broken as ForbiddenAddressException ?? broken.InnerException as ForbiddenAddressException)?.Message ?? broken.Message;
            return PrometheusAnswer.Away($"{source.Name} cannot be reached: {EdgeText.Line(why, EdgeLimits.TitleBytes)}");
        }
    }

    private static HttpRequestMessage Request(Uri url, string query, DateTimeOffset from, DateTimeOffset until)
    {
        HttpRequestMessage request = new(HttpMethod.Post, url)
        {
            Content = new FormUrlEncodedContent([
                new("query", query),
                new("start", Seconds(from)),
                new("end", Seconds(until)),
                new("step", "60"),
                new("timeout", $"{TimeOut.TotalSeconds:0}s"),
            ]),
        };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Muster", null));
        return request;
    }

    /// <summary>Null when it is too long.</summary>
    private static async Task<byte[]?> BodyAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        await using Stream stream = await response.Content.ReadAsStreamAsync(cancel);
        using MemoryStream kept = new();
        byte[] part = new byte[32 * 1024];
        int read;
        while ((read = await stream.ReadAsync(part, cancel)) > 0)
        {
            kept.Write(part, 0, read);
            if (kept.Length > AnswerBytesMax)
            {
                return null;
            }
        }

        return kept.ToArray();
    }

    /// <param name="asked">What lies outside of it is no answer to the question, and is passed over.</param>
    private static PrometheusAnswer Read(
        SloDataSource source,
        MinuteQuestion question,
        (DateTimeOffset From, DateTimeOffset Until) asked,
        int status,
        byte[] body
    )
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            if (status != 200 || json.RootElement.GetProperty("status").GetString() != "success")
            {
                string error = json.RootElement.TryGetProperty("error", out JsonElement said) ? said.GetString() ?? "" : "";
                return PrometheusAnswer.Failed($"{source.Name} answered {status}: {EdgeText.Line(error, EdgeLimits.TitleBytes)}");
            }

            Dictionary<DateTimeOffset, double> values = [];
            foreach (JsonElement series in json.RootElement.GetProperty("data").GetProperty("result").EnumerateArray())
            {
                foreach (JsonElement pair in series.GetProperty("values").EnumerateArray())
                {
                    double seconds = pair[0].GetDouble();
                    double value = Number(pair[1].GetString());
                    if (!(seconds >= asked.From.ToUnixTimeSeconds() && seconds <= asked.Until.ToUnixTimeSeconds()))
                    {
                        continue;
                    }

                    DateTimeOffset at = DateTimeOffset.FromUnixTimeSeconds((long)seconds);
                    if (!values.TryGetValue(at, out double others) || double.IsNaN(others))
                    {
                        values[at] = value;
                    }
                    else if (!question.IsSum)
                    {
                        return PrometheusAnswer.Failed(
                            $"{source.Name} has several series for {EdgeText.Line(question.Query.Text, EdgeLimits.NameBytes)}: write a query that has one."
                        );
                    }
                    else if (!double.IsNaN(value))
                    {
                        values[at] = others + value;
                    }
                }
            }

            return new(values, null, IsAway: false);
        }
        catch (Exception wrong)
            when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException
            )
        {
            return PrometheusAnswer.Failed($"{source.Name} answered {status} with something that is no answer of Prometheus.");
        }
    }

    private static double Number(string? text) =>
        text switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            null => double.NaN,
            _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        };

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}

// A Prometheus that answers as a test says: its values by query and instant, or whatever else comes over the wire.
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Web;

namespace Muster.Server.Tests.Slos.Collecting;

internal sealed class FakePrometheus : HttpMessageHandler
{
    /// <summary>The series of a query at an instant, by their labels; none for no value.</summary>
    public Func<string, DateTimeOffset, IEnumerable<(string Series, double Value)>> Series { get; set; } = (_, _) => [];

    /// <summary>Answers instead of all else; null for an ordinary answer.</summary>
    public Func<string, CancellationToken, Task<HttpResponseMessage?>> Instead { get; set; } =
        (_, _) => Task.FromResult<HttpResponseMessage?>(null);

    public ConcurrentQueue<(string Query, DateTimeOffset From, DateTimeOffset Until)> Asked { get; } = new();

    public static HttpResponseMessage Says(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        System.Collections.Specialized.NameValueCollection form = HttpUtility.ParseQueryString(
            await request.Content!.ReadAsStringAsync(cancellationToken)
        );
        string query = form["query"]!;
        (DateTimeOffset from, DateTimeOffset until) = (Time(form["start"]), Time(form["end"]));
        Assert.Equal(("/api/v1/query_range", "60"), (request.RequestUri!.AbsolutePath, form["step"]));
        Asked.Enqueue((query, from, until));
        return await Instead(query, cancellationToken) ?? Says(HttpStatusCode.OK, Body(query, from, until));
    }

    private string Body(string query, DateTimeOffset from, DateTimeOffset until)
    {
        SortedDictionary<string, StringBuilder> series = new(StringComparer.Ordinal);
        for (DateTimeOffset at = from; at <= until; at = at.AddMinutes(1))
        {
            foreach ((string name, double value) in Series(query, at))
            {
                if (!series.TryGetValue(name, out StringBuilder? values))
                {
                    series[name] = values = new();
                }

                values
                    .Append(values.Length > 0 ? "," : "")
                    .Append(CultureInfo.InvariantCulture, $"[{at.ToUnixTimeSeconds()},\"{Text(value)}\"]");
            }
        }

        string result = string.Join(',', series.Select(one => $$$"""{"metric":{"instance":"{{{one.Key}}}"},"values":[{{{one.Value}}}]}"""));
        return $$$"""{"status":"success","data":{"resultType":"matrix","result":[{{{result}}}]}}""";
    }

    private static string Text(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : value.ToString("R", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string? seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds!, CultureInfo.InvariantCulture));
}

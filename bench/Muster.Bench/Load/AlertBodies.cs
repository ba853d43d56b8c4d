// The requests of one connection: alerts as Prometheus posts them, made once and patched in place.
using System.Globalization;
using System.Text;

namespace Muster.Bench.Load;

/// <summary>One buffer that holds a whole HTTP request. Each alert has about 585 bytes; its number stands in its labels with a fixed width.</summary>
public sealed class AlertBodies
{
    private const int Digits = 8;
    private static readonly string Placeholder = new('0', Digits);
    private readonly byte[] _request;
    private readonly int[] _numbers;
    private readonly int[] _rules;

    /// <summary>How many rules raise the alerts: the number modulo this is in the alert's name.</summary>
    public const int Rules = 100;

    /// <param name="door">The path, host and bearer token.</param>
    /// <param name="batch">Alerts a request.</param>
    public AlertBodies(Door door, int batch, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(door);
        Batch = batch;
        byte[] body = Encoding.ASCII.GetBytes("[" + string.Join(',', Enumerable.Repeat(Alert(now), batch)) + "]");
        byte[] head = Encoding.ASCII.GetBytes(door.Head(body.Length));
        _request = [.. head, .. body];
        _numbers = Places("host-" + Placeholder, "host-".Length);
        _rules = Places("Storm00", "Storm".Length);
    }

    public int Batch { get; }

    public ReadOnlySpan<byte> Request => _request;

    /// <summary>Gives the alerts of the next request the numbers from <paramref name="first"/> on, and over again after <paramref name="sets"/> label sets.</summary>
    public void Number(long first, long sets)
    {
        for (int alert = 0; alert < Batch; alert++)
        {
            long number = (first + alert) % sets;
            Write(_numbers[alert], Digits, number);
            Write(_rules[alert], 2, number % Rules);
        }
    }

    private static string Alert(DateTimeOffset now)
    {
        string starts = now.AddMinutes(-1).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        string ends = now.AddHours(2).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        return "{\"annotations\":{\"description\":\"The share of failed requests on this host has been above two per cent for five minutes.\","
            + "\"runbook_url\":\"https://runbooks.example.org/streaming/high-error-rate\",\"summary\":\"High error rate\"},"
            + $"\"endsAt\":\"{ends}\",\"startsAt\":\"{starts}\","
            + "\"generatorURL\":\"http://prometheus.example.org:9090/graph?g0.expr=job%3Arequest_errors%3Arate5m+%3E+0.02\\u0026g0.tab=1\","
            + $"\"labels\":{{\"alertname\":\"Storm00\",\"cluster\":\"eu-west-1\",\"instance\":\"host-{Placeholder}:9100\",\"job\":\"node\","
            + "\"kind\":\"storm\",\"service\":\"bench-storm\",\"severity\":\"critical\"}}";
    }

    private int[] Places(string text, int skip)
    {
        byte[] sought = Encoding.ASCII.GetBytes(text);
        int[] places = new int[Batch];
        int from = 0;
        for (int alert = 0; alert < Batch; alert++)
        {
            int place = from + _request.AsSpan(from).IndexOf(sought);
            places[alert] = place + skip;
            from = place + sought.Length;
        }

        return places;
    }

    private void Write(int place, int digits, long number)
    {
        for (int digit = digits - 1; digit >= 0; digit--)
        {
            _request[place + digit] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }
}

// Where alerts are posted to: a port of this machine, and the key that opens it.
namespace Muster.Bench.Load;

/// <param name="Port">Of the loopback interface.</param>
/// <param name="Key">A bearer token; null for none.</param>
public sealed record Door(int Port, string? Key)
{
    /// <summary>The head of a post of so many bytes to Alertmanager's API v2, with the empty line at its end.</summary>
    public string Head(int bodyBytes) =>
        $"POST /api/v2/alerts HTTP/1.1\r\nHost: 127.0.0.1:{Port}\r\nContent-Type: application/json\r\n"
        + (Key is null ? "" : $"Authorization: Bearer {Key}\r\n")
        + $"Content-Length: {bodyBytes}\r\n\r\n";

    /// <summary>A whole request that asks for something.</summary>
    public string Get(string path) =>
        $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{Port}\r\n" + (Key is null ? "" : $"Authorization: Bearer {Key}\r\n") + "\r\n";
}

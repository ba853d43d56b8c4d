// Senders that trickle, never end, or pack gigabytes into kilobytes: they are dropped, and others are served meanwhile.
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Hostile;

public sealed class SlowSendersTests
{
    /// <summary>Beyond the server's 15 s for headers, 10 s for a trickle and what a busy machine adds.</summary>
    private const int SecondsMax = 60;
    private const long BombBytes = 2L * 1024 * 1024 * 1024;

    [Fact]
    public async Task Whoever_trickles_headers_or_a_body_is_dropped_and_others_are_served()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        string authorised = $"Host: x\r\nAuthorization: Bearer {key}\r\n";
        string[] beginnings =
        [
            "",
            "GET",
            $"GET /api/v2/alerts HTTP/1.1\r\n{authorised}X-Never: ",
            $"POST /intake/{key}/alertmanager HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n",
            "POST /v2/enqueue HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3E8\r\n",
            "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n",
            $"POST /api/v2/silences HTTP/1.1\r\n{authorised}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n",
        ];
        Task<string>[] slow = [.. beginnings.Select(beginning => TrickleAsync(server.Url, beginning))];
        using HttpClient other = server.Client(key);
        int served = 0;
        while (slow.Any(one => !one.IsCompleted))
        {
            await PostAsync(other, "/api/v2/alerts", $$$"""[{"labels":{"alertname":"other-{{{served++}}}"}}]""");
            await Task.WhenAny(Task.WhenAll(slow), Task.Delay(500));
        }

        Assert.All(await Task.WhenAll(slow), said => Assert.Matches("^(HTTP/1.1 (400|401|403|408) |$)", said));
        Assert.True(served > 5, $"Only {served} others were served meanwhile.");
        Assert.DoesNotContain(server.Log.All, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_in_chunks_without_end_is_413_at_every_door()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        string api = await server.KeyAsync("api", "ana");
        foreach (string path in (string[])["/api/v2/alerts", $"/intake/{key}/alertmanager", "/v2/enqueue", "/api/v1/reports"])
        {
            using HttpClient client = server.Client(path.StartsWith("/api/v1", StringComparison.Ordinal) ? api : key);
            using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new StreamContent(new Endless()) };
            request.Headers.TransferEncodingChunked = true;
            request.Headers.ExpectContinue = false;
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

            string answer = await StatusAsync(client, request);

            // A server that has answered may close before it has read all: then the writer sees a reset first.
            Assert.Contains(answer, (string[])["RequestEntityTooLarge", "closed"]);
        }

        using HttpClient after = server.Client(key);
        await PostAsync(after, "/api/v2/alerts", """[{"labels":{"alertname":"after"}}]""");
    }

    [Fact]
    public async Task Gigabytes_in_a_small_gzip_are_413_and_fill_no_memory()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient sender = server.Client(key);
        byte[] bomb = Bomb();
        Assert.InRange(bomb.Length, 1, 8 * 1024 * 1024);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        foreach (string path in (string[])["/api/v2/alerts", $"/intake/{key}/alertmanager", "/v2/enqueue"])
        {
            using ByteArrayContent content = new(bomb);
            content.Headers.ContentEncoding.Add("gzip");
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await sender.PostAsync(path, content)).StatusCode);
        }

        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        // Other tests allocate beside this one; what the three bombs hold is far more than all of them.
        Assert.True(allocated < BombBytes, $"{allocated / 1024 / 1024} MiB were allocated for three bombs.");
    }

    /// <summary>Sends a beginning, then a byte a second until the server has had enough; answers what it said.</summary>
    private static async Task<string> TrickleAsync(Uri site, string beginning)
    {
        using RawConnection connection = await RawConnection.OpenAsync(site);
        await connection.TrySendAsync(beginning);
        Task<string> rest = connection.RestAsync();
        for (int second = 0; second < SecondsMax && !rest.IsCompleted; second++)
        {
            await Task.WhenAny(rest, Task.Delay(1000));
            if (!await connection.TrySendAsync(beginning.Length == 0 && second == 0 ? "G" : "x"))
            {
                break;
            }
        }

        return await rest.WaitAsync(TimeSpan.FromSeconds(5));
    }

    private static async Task PostAsync(HttpClient client, string path, string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(path, content)).StatusCode);
    }

    private static async Task<string> StatusAsync(HttpClient client, HttpRequestMessage request)
    {
        try
        {
            using HttpResponseMessage answer = await client.SendAsync(request);
            return answer.StatusCode.ToString();
        }
        catch (HttpRequestException)
        {
            return "closed";
        }
    }

    /// <summary>Gzip may be strung together from members: one of a few megabytes, again and again.</summary>
    private static byte[] Bomb()
    {
        const int memberBytes = 64 * 1024 * 1024;
        using MemoryStream member = new();
        using (GZipStream zip = new(member, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(new byte[memberBytes]);
        }

        return [.. Enumerable.Repeat(member.ToArray(), (int)(BombBytes / memberBytes)).SelectMany(bytes => bytes)];
    }

    private sealed class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            return count;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

// The doors that a running job reports to, in the test's hands.
using System.Net;
using System.Text.Json;

namespace Muster.Cli.Tests.Jobs;

/// <summary>Remembers what it was told; answers as the test says, or never.</summary>
internal sealed class FakeDoor : HttpMessageHandler
{
    private readonly Lock _one = new();
    private readonly List<(string Door, JsonElement Body)> _told = [];

    /// <summary>What is answered: a status and a body; a status of 0 is no answer at all.</summary>
    public Func<string, JsonElement, (int Status, string Body)> Answer { get; set; } = (_, _) => (200, """{"stop": false}""");

    /// <summary>What was told through a door, in order, answered or not.</summary>
    public IReadOnlyList<JsonElement> Told(string door)
    {
        lock (_one)
        {
            return [.. _told.Where(one => one.Door == door).Select(one => one.Body)];
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string door = request.RequestUri!.AbsolutePath;
        JsonElement body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)).RootElement;
        lock (_one)
        {
            _told.Add((door[(door.LastIndexOf('/') + 1)..], body));
        }

        (int status, string text) = Answer(door[(door.LastIndexOf('/') + 1)..], body);
        if (status == 0)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        return new((HttpStatusCode)status) { Content = new StringContent(text) };
    }
}

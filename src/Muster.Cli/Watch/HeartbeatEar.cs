// Hears the outbound heartbeat of a server: any request to its address is one.
using System.Net;
using Muster.Cli.Terminal;

namespace Muster.Cli.Watch;

internal sealed class HeartbeatEar : IDisposable
{
    private readonly HttpListener _listener = new();
    private long _heardTicks = Clock.Now.UtcTicks;

    /// <summary>Where it listens must be free.</summary>
    public HeartbeatEar(Uri address)
    {
        // The listener goes by the name that is asked for: one that stands for every address takes every name.
        string host = address.Host is "0.0.0.0" or "[::]" ? "+" : address.Host;
        _listener.Prefixes.Add($"{address.Scheme}://{host}:{address.Port}/");
        try
        {
            _listener.Start();
        }
        catch (HttpListenerException taken)
        {
            throw new Failure(ExitCode.Unavailable, $"{address} cannot be listened on: {taken.Message}");
        }

        _ = HearAllAsync();
    }

    /// <summary>The last request; before the first, when it began to listen.</summary>
    public DateTimeOffset HeardAt() => new(Interlocked.Read(ref _heardTicks), TimeSpan.Zero);

    public void Dispose() => _listener.Close();

    private async Task HearAllAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                Interlocked.Exchange(ref _heardTicks, Clock.Now.UtcTicks);
                context.Response.StatusCode = (int)HttpStatusCode.NoContent;
                context.Response.Close();
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException)
            {
                // Closed with the watch, or a caller went away: the next one is heard.
            }
        }
    }
}

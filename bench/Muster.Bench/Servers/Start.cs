// How long a server takes from its start to its first 200.
using System.Diagnostics;
using System.Text;
using Muster.Bench.Load;

namespace Muster.Bench.Servers;

public static class Start
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Starts it and asks every few milliseconds. Throws <see cref="InvalidOperationException"/>, with what it said, when it ends or stays silent.</summary>
    public static async Task<TimeSpan> RunAsync(IServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        long began = Stopwatch.GetTimestamp();
        server.Launch();
        byte[] ask = Encoding.ASCII.GetBytes(server.Door.Get(server.ReadyPath));
        using Wire wire = new(server.Door.Port);
        while (wire.Ask(ask) != 200)
        {
            if (server.Process.HasExited || Stopwatch.GetElapsedTime(began) > Longest)
            {
                throw new InvalidOperationException(
                    $"{server.Name} did not become ready; it said:{Environment.NewLine}{string.Join(Environment.NewLine, server.Process.Said)}"
                );
            }

            await Task.Delay(Pause);
        }

        return Stopwatch.GetElapsedTime(began);
    }
}

// Hears what the browser complains about: a script that failed, a policy that was broken, an answer that was an error.
using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Muster.Browser.Tests.Driving;

public sealed class Witness
{
    private readonly ConcurrentQueue<string> _heard = new();
    private readonly ConcurrentQueue<string> _provoked = new();

    /// <summary>What nobody asked for.</summary>
    public IReadOnlyList<string> Complaints =>
        [.. _heard.Where(said => !_provoked.Any(part => said.Contains(part, StringComparison.Ordinal)))];

    public void Watch(IBrowserContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _heard.Enqueue($"{message.Page?.Url}: {message.Text}");
            }
        };
        context.WebError += (_, failure) => _heard.Enqueue($"{failure.Page?.Url}: {failure.Error}");
    }

    /// <summary>The test breaks the network itself: the browser tells of each request that fails by it, and that is no complaint.</summary>
    public void Provoked(params ReadOnlySpan<string> failures)
    {
        foreach (string failure in failures)
        {
            _provoked.Enqueue("Failed to load resource: " + failure);
        }
    }
}

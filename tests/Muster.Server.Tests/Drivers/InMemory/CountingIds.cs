// Ids that count, so that the same test gives the same ids.
using System.Globalization;
using Muster.Engine.Ports;

namespace Muster.Server.Tests.Drivers.InMemory;

internal sealed class CountingIds : IIds
{
    private int _last;

    public string New() => Interlocked.Increment(ref _last).ToString("d26", CultureInfo.InvariantCulture);
}

// Form ids that a test can foresee: op-1, op-2 and so on.
using System.Globalization;
using Muster.Server.Web.Views;

namespace Muster.Server.Tests.Drivers.InMemory;

internal sealed class CountingNonce : INonce
{
    private int _last;

    public string Next() => "op-" + Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
}

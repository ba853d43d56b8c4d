// Who is told again and again that this Muster is well, so that somebody else notices when it is not.
using System.Collections.Immutable;

namespace Muster.Server.Watching;

/// <param name="Urls">Requested with GET; they may hold secrets and are shown by their hosts alone.</param>
public sealed record Watchers(ImmutableArray<Uri> Urls, TimeSpan Every)
{
    /// <summary>30 seconds: two that are lost in a row still leave a minute's silence unbroken.</summary>
    public static readonly TimeSpan EveryUsual = TimeSpan.FromSeconds(30);
}

// The id of a form's submission: the id of this process, and a count.
using System.Globalization;
using Muster.Engine.Ports;
using Muster.Server.Web.Views;

namespace Muster.Server.Hosting;

/// <summary>
/// The forms of one page differ in the last digits only, which Brotli all but removes; twenty random ids are 250 bytes of a page that may weigh 30,000. A submission's
/// id belongs to its sender (<see cref="Web.Api.Asking"/>), so that a guessed one is of no use to another.
/// </summary>
internal sealed class IdNonce(IIds ids) : INonce
{
    private readonly string _process = ids.New();
    private long _count;

    public string Next() => string.Create(CultureInfo.InvariantCulture, $"{_process}-{Interlocked.Increment(ref _count):x}");
}

// A sign-in that a test can end while a stream is open.
using Microsoft.AspNetCore.Http;
using Muster.Server.Web.Live;

namespace Muster.Server.Tests.Drivers.InMemory;

internal sealed class SignedInUntil : IStillSignedIn
{
    private volatile bool _isOver;

    public void End() => _isOver = true;

    public ValueTask<bool> AskAsync(HttpContext http, CancellationToken cancel) => ValueTask.FromResult(!_isOver);
}

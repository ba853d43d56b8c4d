// Whether whoever opened a live stream would be let in again.
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Web.Live;

public interface IStillSignedIn
{
    /// <summary>Judges the person or the key of a request that was let in a while ago, as things stand now.</summary>
    ValueTask<bool> AskAsync(HttpContext http, CancellationToken cancel);
}

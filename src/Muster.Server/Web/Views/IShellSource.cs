// Who knows the frame's facts for the person behind a request.
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Web.Views;

/// <summary>The host registers one; Web asks it for each full page and each refresh of the frame.</summary>
public interface IShellSource
{
    /// <summary>The facts for the person of this request; an empty shell when nobody is signed in. Never throws for a stranger.</summary>
    ValueTask<Shell> ForAsync(HttpContext http, CancellationToken cancellation);
}

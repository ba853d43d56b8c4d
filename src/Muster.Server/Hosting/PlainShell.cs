// The frame around a page with the reader's name and nothing else.
using Microsoft.AspNetCore.Http;
using Muster.Server.Web.Access;
using Muster.Server.Web.Views;

namespace Muster.Server.Hosting;

internal sealed class PlainShell : IShellSource
{
    public ValueTask<Shell> ForAsync(HttpContext http, CancellationToken cancellation) =>
        ValueTask.FromResult(new Shell { Me = Caller.Of(http.User) is { } caller ? new Person(caller.Name) : null });
}

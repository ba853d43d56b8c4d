// A frame whose facts the test chose.
using Microsoft.AspNetCore.Http;
using Muster.Server.Web.Views;

namespace Muster.Server.Tests.Drivers.InMemory;

internal sealed class FixedShell(Shell shell) : IShellSource
{
    public ValueTask<Shell> ForAsync(HttpContext http, CancellationToken cancellation) => ValueTask.FromResult(shell);
}

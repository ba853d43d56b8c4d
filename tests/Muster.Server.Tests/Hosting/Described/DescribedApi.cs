// A running server and what it says of its API.
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Hosting.Described;

public sealed class DescribedApi : IAsyncLifetime
{
    public MusterServer Server { get; private set; } = null!;

    /// <summary>A program that may do everything.</summary>
    public HttpClient Admin { get; private set; } = null!;

    /// <summary>The document that describes this server.</summary>
    public string Text { get; private set; } = "";

    public JsonElement Document { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Server = await MusterServer.StartAsync(change: ApiDescription.AddTo);
        await Server.AccountAsync("Ada", AccountRole.Admin);
        Admin = Server.Client(await Server.KeyAsync(ApiKeyScope.Api, "ada"));
        Text = await ApiDescription.WriteAsync(Server.Services, TestContext.Current.CancellationToken);
        Document = JsonDocument.Parse(Text).RootElement;
    }

    /// <summary>The doors of programs, as the host maps them: method and path.</summary>
    public IEnumerable<(string Method, string Path, RouteEndpoint Route)> Doors() =>
        from route in Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = "/" + route.RoutePattern.RawText!.TrimStart('/')
        where
            path.StartsWith("/api/", StringComparison.Ordinal)
            || path.StartsWith("/intake/", StringComparison.Ordinal)
            || path.StartsWith("/heartbeat/", StringComparison.Ordinal)
            || path.StartsWith("/v2/", StringComparison.Ordinal)
            || path.StartsWith("/generic/", StringComparison.Ordinal)
            || path.StartsWith("/-/", StringComparison.Ordinal)
            || path is "/healthz" or "/readyz"
        from method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (method, path.TrimEnd('/'), route);

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Server.DisposeAsync();
    }
}

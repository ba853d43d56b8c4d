// Routes are made when Muster is built, not when it starts.
using System.CodeDom.Compiler;
using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Hosting;

public sealed class RouteTests
{
    /// <summary>One route that the generator cannot make costs every start the compiler of expressions: 5 MB that stay.</summary>
    [Fact]
    public async Task The_generator_has_made_every_route()
    {
        await using MusterServer server = await MusterServer.StartAsync();

        RouteEndpoint[] made =
        [
            .. server
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(route => route.Metadata.OfType<MethodInfo>().Any()),
        ];

        Assert.NotEmpty(made);
        Assert.Empty(
            made.Where(route => !route.Metadata.OfType<GeneratedCodeAttribute>().Any()).Select(route => route.RoutePattern.RawText)
        );
    }
}

// Makes routes read their bodies strictly.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Web.Api;

public static class BodyRoutes
{
    /// <summary>For every route and group whose handlers take a <see cref="Body{T}"/>.</summary>
    public static TRoute WithBodies<TRoute>(this TRoute routes)
        where TRoute : IEndpointConventionBuilder => routes.AddEndpointFilter(new BodyFilter());
}

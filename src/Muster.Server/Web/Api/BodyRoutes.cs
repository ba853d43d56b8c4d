// Makes routes read their bodies strictly, and describe them.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace Muster.Server.Web.Api;

public static class BodyRoutes
{
    /// <summary>For every group whose handlers take a <see cref="Body{T}"/>.</summary>
    public static RouteGroupBuilder WithBodies(this RouteGroupBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.AddEndpointFilter<BodyFilter>();
        routes.AddOpenApiOperationTransformer(DescribeAsync);
        return routes;
    }

    private static async Task DescribeAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancel
    )
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<BodyDescription>().FirstOrDefault() is not { } body)
        {
            return;
        }

        OpenApiSchema schema = await context.GetOrCreateSchemaAsync(body.Type, parameterDescription: null, cancel);
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = !body.MayBeEmpty,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/json"] = new() { Schema = schema } },
        };
    }
}

// Describes the headers that every write of the API takes.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Web.Api;

public static class WriteHeaders
{
    /// <summary>For every group of writes that heed <c>If-Match</c> and <c>Idempotency-Key</c>.</summary>
    public static RouteGroupBuilder WithWriteHeaders(this RouteGroupBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.AddOpenApiOperationTransformer(
            (operation, _, _) =>
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(
                    Header("If-Match", "The ETag that the write was made for; where it has changed since, the answer is 412.")
                );
                operation.Parameters.Add(
                    Header(Op.Header, "1 to 64 letters, digits and hyphens: a request that is repeated with it is one command.")
                );
                return Task.CompletedTask;
            }
        );
        return routes;
    }

    private static OpenApiParameter Header(string name, string description) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
}

// Writes into each described operation what its route says of itself.
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Muster.Server.Web.Api;
using ParameterLocation = Muster.Server.Web.Api.ParameterLocation;

namespace Muster.Server.Tests.Hosting.Described;

/// <summary>The framework finds routes, their bound parameters and typed answers; what it cannot see stands in the metadata that <see cref="Describing"/> adds.</summary>
internal sealed class ApiOperations : IOpenApiOperationTransformer
{
    public async Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(context);
        IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;
        AddParameters(operation, metadata.OfType<ParameterDescription>());
        foreach (BodyDescription body in metadata.OfType<BodyDescription>())
        {
            await AddBodyAsync(operation, body, context, cancellationToken);
        }

        AddHeaders(operation, [.. metadata.OfType<HeaderDescription>()]);
        ApiSecurity.Describe(operation, metadata, context.Document!);
        await ApiRefusals.DescribeAsync(operation, context, cancellationToken);
        FileDescription.Describe(operation, metadata, context.Document!);
    }

    private static void AddParameters(OpenApiOperation operation, IEnumerable<ParameterDescription> described)
    {
        operation.Parameters ??= [];
        foreach (ParameterDescription one in described)
        {
            OpenApiSchema text = new() { Type = JsonSchemaType.String };
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = one.Name,
                    In = In(one.In),
                    Description = one.Description,
                    Required = one.In == ParameterLocation.Path,
                    Schema = one.IsMany ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = text } : text,
                }
            );
        }
    }

    private static Microsoft.OpenApi.ParameterLocation In(ParameterLocation location) =>
        location switch
        {
            ParameterLocation.Query => Microsoft.OpenApi.ParameterLocation.Query,
            ParameterLocation.Header => Microsoft.OpenApi.ParameterLocation.Header,
            ParameterLocation.Path => Microsoft.OpenApi.ParameterLocation.Path,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static async Task AddBodyAsync(
        OpenApiOperation operation,
        BodyDescription body,
        OpenApiOperationTransformerContext context,
        CancellationToken cancel
    )
    {
        OpenApiRequestBody described = operation.RequestBody as OpenApiRequestBody ?? new() { Required = !body.MayBeEmpty() };
        described.Content ??= new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal);
        OpenApiSchema schema = await context.GetOrCreateSchemaAsync(body.Type, parameterDescription: null, cancel);
        described.Content[body.ContentType] = new()
        {
            Schema = body.Type.IsArray ? schema : Named(body.Type.Name, schema, context.Document!),
        };
        operation.RequestBody = described;
    }

    private static OpenApiSchemaReference Named(string name, OpenApiSchema schema, OpenApiDocument document)
    {
        document.AddComponent(name, schema);
        return new(name, document);
    }

    private static void AddHeaders(OpenApiOperation operation, HeaderDescription[] described)
    {
        IEnumerable<OpenApiResponse> answers = (operation.Responses ?? [])
            .Where(answer => answer.Key[0] is '2' or '3')
            .Select(answer => answer.Value)
            .OfType<OpenApiResponse>();
        foreach (OpenApiResponse answer in described.Length == 0 ? [] : answers)
        {
            answer.Headers = described.ToDictionary(
                one => one.Name,
                IOpenApiHeader (one) =>
                    new OpenApiHeader
                    {
                        Description = one.Description,
                        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                    },
                StringComparer.Ordinal
            );
        }
    }
}

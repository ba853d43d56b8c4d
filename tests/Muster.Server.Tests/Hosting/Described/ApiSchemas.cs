// Describes the API's types as JSON really has them: ids and actors as texts, numbers as numbers.
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Server.Tests.Hosting.Described;

/// <summary>
/// The describer does not look into a type's own converter, so an id could be anything; and it allows every number to be a text, which the API does not read.
/// </summary>
internal sealed class ApiSchemas : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(context);
        CodeComments.Describe(schema, context);
        Type type = context.JsonTypeInfo.Type;
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (TypeOf(plain) is { } known)
        {
            if (plain.IsEnum && schema.Enum is null or [])
            {
                throw new InvalidOperationException(
                    $"{plain} goes over the API as a number; give it names with a JsonStringEnumConverter."
                );
            }

            schema.Type = type == plain ? known : known | JsonSchemaType.Null;
            schema.Pattern = null;
        }
        else if (plain == typeof(LabelSet))
        {
            schema.Type = JsonSchemaType.Object;
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String };
        }
        else if (plain == typeof(ImmutableSortedDictionary<string, JsonElement>))
        {
            schema.Type = JsonSchemaType.Object | JsonSchemaType.Null;
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Number };
        }
        else if (plain == typeof(JsonElement))
        {
            const JsonSchemaType flat = JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Boolean | JsonSchemaType.Array;
            schema.Type = flat | JsonSchemaType.Object | JsonSchemaType.Null;
            schema.AdditionalProperties = new OpenApiSchema { Type = flat | JsonSchemaType.Null };
        }

        return Task.CompletedTask;
    }

    private static JsonSchemaType? TypeOf(Type type) =>
        type == typeof(int) || type == typeof(long) ? JsonSchemaType.Integer
        : type == typeof(double) ? JsonSchemaType.Number
        : type.IsEnum || type == typeof(Actor) || IsId(type) ? JsonSchemaType.String
        : null;

    private static bool IsId(Type type) =>
        type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IId<>));
}

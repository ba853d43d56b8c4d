// The organisation file for the description of the API: as YAML a text, as JSON what docs/org.schema.json says.
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Muster.Server.Catalog.Api;

/// <summary>One schema serves editors and the API: what it calls a person is a component of the API's description.</summary>
internal static partial class FileDescription
{
    public const string Yaml = "application/yaml";
    public const string Json = "application/json";

    private const string Resource = "catalog/org.schema.json";
    private const string Name = "Organisation";

    public static RouteHandlerBuilder AnswersFile(this RouteHandlerBuilder route) =>
        route.AddOpenApiOperationTransformer(
            (operation, context, _) =>
            {
                (operation.Responses ??= [])["200"] = new OpenApiResponse
                {
                    Description = "The organisation, whole.",
                    Headers = operation.Responses.GetValueOrDefault("304")?.Headers,
                    Content = Content(context.Document!),
                };
                return Task.CompletedTask;
            }
        );

    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder route) =>
        route.AddOpenApiOperationTransformer(
            (operation, context, _) =>
            {
                operation.RequestBody = new OpenApiRequestBody { Required = true, Content = Content(context.Document!) };
                return Task.CompletedTask;
            }
        );

    private static Dictionary<string, OpenApiMediaType> Content(OpenApiDocument document)
    {
        Describe(document);
        OpenApiSchema text = new() { Type = JsonSchemaType.String, Description = "The same as YAML, with comments." };
        return new(StringComparer.Ordinal)
        {
            [Json] = new() { Schema = new OpenApiSchemaReference(Name, document) },
            [Yaml] = new() { Schema = text },
        };
    }

    private static void Describe(OpenApiDocument document)
    {
        using Stream stream = typeof(FileDescription).Assembly.GetManifestResourceStream(Resource)!;
        using StreamReader reader = new(stream);
        string text = Reference().Replace(reader.ReadToEnd(), match => $"#/components/schemas/{NameOf(match.Groups["name"].Value)}");
        JsonObject schema = JsonNode.Parse(text)!.AsObject();
        schema.Remove("$defs", out JsonNode? parts);
        schema.Remove("$schema");
        foreach ((string part, JsonNode? described) in parts!.AsObject())
        {
            document.AddComponent(NameOf(part), Read(described!, document));
        }

        document.AddComponent(Name, Read(schema, document));
    }

    private static OpenApiSchema Read(JsonNode schema, OpenApiDocument document) =>
        new OpenApiJsonReader().ReadFragment<OpenApiSchema>(schema, OpenApiSpecVersion.OpenApi3_1, document, out _)!;

    private static string NameOf(string part) => Name + char.ToUpperInvariant(part[0]) + part[1..];

    [GeneratedRegex(@"#/\$defs/(?<name>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Reference();
}

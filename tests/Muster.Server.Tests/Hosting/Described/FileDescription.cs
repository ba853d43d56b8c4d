// The organisation file in the description of the API: as YAML a text, as JSON what docs/org.schema.json says.
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Muster.Server.Catalog.Api;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Hosting.Described;

/// <summary>One schema serves editors and the API: what it calls a person is a component of the API's description.</summary>
internal static partial class FileDescription
{
    private const string Name = "Organisation";

    public static void Describe(OpenApiOperation operation, IList<object> metadata, OpenApiDocument document)
    {
        if (metadata.Contains(OrganisationFileDoor.Answers))
        {
            (operation.Responses ??= [])["200"] = new OpenApiResponse
            {
                Description = "The organisation, whole.",
                Headers = operation.Responses.GetValueOrDefault("304")?.Headers,
                Content = Content(document),
            };
        }

        if (metadata.Contains(OrganisationFileDoor.Takes))
        {
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = Content(document) };
        }
    }

    private static Dictionary<string, OpenApiMediaType> Content(OpenApiDocument document)
    {
        AddParts(document);
        OpenApiSchema text = new() { Type = JsonSchemaType.String, Description = "The same as YAML, with comments." };
        return new(StringComparer.Ordinal)
        {
            [OrganisationRoutes.Json] = new() { Schema = new OpenApiSchemaReference(Name, document) },
            [OrganisationRoutes.Yaml] = new() { Schema = text },
        };
    }

    private static void AddParts(OpenApiDocument document)
    {
        string text = Reference()
            .Replace(RepositoryFile.Read("docs/org.schema.json"), match => $"#/components/schemas/{NameOf(match.Groups["name"].Value)}");
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

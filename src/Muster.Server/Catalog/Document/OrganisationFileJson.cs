// The organisation file as JSON: the same fields, for programs.
using System.Globalization;
using System.Text.Json.Nodes;
using Muster.Core.Catalog;
using Muster.Server.Web.Document;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Muster.Server.Catalog.Document;

public static class OrganisationFileJson
{
    /// <summary>What <see cref="OrganisationFileWriter"/> writes, as JSON that <see cref="OrganisationFileReader"/> reads back: JSON is YAML.</summary>
    public static JsonNode Write(Organisation organisation) => Of(YamlText.Load(OrganisationFileWriter.Write(organisation), new Places()))!;

    private static JsonNode? Of(YamlNode? node) =>
        node switch
        {
            YamlMappingNode mapping => new JsonObject(
                mapping.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Of(pair.Value)))
            ),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(Of)]),
            YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value!),
            YamlScalarNode scalar => scalar.Value,
            _ => null,
        };

    /// <summary>The writer quotes every text that could be taken for one of these.</summary>
    private static JsonNode? Plain(string value) =>
        value switch
        {
            "null" => null,
            "true" => true,
            "false" => false,
            _ when int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) => number,
            _ => value,
        };
}

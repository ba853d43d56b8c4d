// What an editor reads in a YAML file: the same values as JSON.
using System.Globalization;
using System.Text.Json.Nodes;
using Muster.Server.Web.Document;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Muster.Server.Tests.Drivers;

internal static class YamlJson
{
    /// <summary>Plain true, false, null and numbers are what they look like; everything else is text, as YAML 1.2 has it.</summary>
    public static JsonNode? Of(string text) => Of(YamlText.Load(text, new Places()));

    private static JsonNode? Of(YamlNode? node) =>
        node switch
        {
            YamlMappingNode mapping => new JsonObject(
                mapping.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Of(pair.Value)))
            ),
            // A plain null among texts is one of them: the readers take it for the word.
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(item => Of(item) ?? ((YamlScalarNode)item).Value)]),
            YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" } => null,
            YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } scalar => scalar.Value == "true",
            YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text }
                when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
            YamlScalarNode scalar => scalar.Value,
            _ => null,
        };
}

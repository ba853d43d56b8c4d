// The comments of the server's internal types, for the description of the API.
using System.Reflection;
using System.Xml.Linq;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Muster.Server.Hosting;

namespace Muster.Server.Tests.Hosting.Described;

/// <summary>The framework reads those of public types; of another assembly it passes over the internal ones, which most answers are.</summary>
internal static class CodeComments
{
    private static readonly Assembly Server = typeof(MusterHost).Assembly;

    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.ChangeExtension(Server.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);

    public static void Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (Find(context.JsonTypeInfo.Type) is { } type)
        {
            schema.Description = Text(type.Element("summary"));
        }

        if (context.JsonPropertyInfo?.AttributeProvider is PropertyInfo property && Text(Find(property)) is { } text)
        {
            if (schema.Metadata is { } known && known.TryGetValue("x-schema-id", out object? id) && id is string { Length: > 0 })
            {
                known["x-ref-description"] = text;
            }
            else
            {
                schema.Description = text;
            }
        }
    }

    private static XElement? Find(PropertyInfo property) =>
        property.DeclaringType is { IsVisible: false } type
            ? Members.GetValueOrDefault($"P:{NameOf(type)}.{property.Name}")?.Element("summary")
                ?? Find(type)?.Elements("param").FirstOrDefault(one => (string?)one.Attribute("name") == property.Name)
            : null;

    private static XElement? Find(Type type) =>
        type.Assembly == Server && !type.IsVisible ? Members.GetValueOrDefault("T:" + NameOf(type)) : null;

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string? Text(XElement? comment) =>
        comment is null
            ? null
            : string.Join('\n', string.Concat(comment.Nodes().Select(Text)).Split('\n').Select(line => line.TrimStart())).Trim();

    private static string Text(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "c", Value: var code } => $"`{code}`",
            XElement { Name.LocalName: "paramref" } name => (string)name.Attribute("name")!,
            XElement { Name.LocalName: "see" } link => ((string)link.Attribute("cref")!).Split('.')[^1],
            _ => throw new InvalidOperationException($"{node} in a comment is not known to the description of the API."),
        };
}

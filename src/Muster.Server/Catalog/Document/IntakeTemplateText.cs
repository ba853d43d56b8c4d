// How an intake template is written in the organisation file.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Server.Web.Document;
using YamlDotNet.RepresentationModel;

namespace Muster.Server.Catalog.Document;

internal static class IntakeTemplateText
{
    /// <summary>Reads a template that stands alone; every mistake is kept in <paramref name="places"/>.</summary>
    public static IntakeTemplate ReadAlone(string id, string text, Places places)
    {
        YamlNode? root = YamlText.Load(text, places);
        Block block = new(root, "", "an intake template", places);
        IntakeTemplate read = Read(id, block);
        block.Close();
        return read;
    }

    /// <summary>What <see cref="ReadAlone"/> reads back.</summary>
    public static string WriteAlone(IntakeTemplate template)
    {
        YamlWriter yaml = new();
        yaml.Mapping(() => Write(yaml, template));
        return yaml.ToString();
    }

    public static IntakeTemplate Read(string id, Block block) =>
        new(
            id,
            block.OptionalText("each"),
            ReadValue(block, "title"),
            ReadValue(block, "status"),
            ReadValue(block, "severity"),
            ReadValue(block, "service"),
            ReadValue(block, "dedupKey"),
            ReadValue(block, "startsAt"),
            ReadValue(block, "link"),
            ReadValues(block, "labels"),
            ReadValues(block, "annotations")
        );

    public static void Write(YamlWriter yaml, IntakeTemplate template)
    {
        yaml.Field("each", template.Each);
        WriteValue(yaml, "title", template.Title);
        WriteValue(yaml, "status", template.Status);
        WriteValue(yaml, "severity", template.Severity);
        WriteValue(yaml, "service", template.Service);
        WriteValue(yaml, "dedupKey", template.DedupKey);
        WriteValue(yaml, "startsAt", template.StartsAt);
        WriteValue(yaml, "link", template.Link);
        WriteValues(yaml, "labels", template.Labels);
        WriteValues(yaml, "annotations", template.Annotations);
    }

    /// <summary>One text, a list of texts, or a mapping with from, map and otherwise; null when the field is missing.</summary>
    private static TemplateValue? ReadValue(Block block, string name)
    {
        if (!block.Has(name))
        {
            return null;
        }

        if (!block.IsMapping(name))
        {
            return TemplateValue.Of([.. Texts(block, name)]);
        }

        Block value = block.Inner(name, "a value");
        TemplateValue read = new(Texts(value, "from"), ReadMap(value), value.OptionalText("otherwise"));
        value.Close();
        return read;
    }

    private static ImmutableArray<string> Texts(Block block, string name) =>
        block.IsList(name) ? block.Texts(name, text => text)
        : block.OptionalText(name) is { } text ? [text]
        : [];

    private static ImmutableSortedDictionary<string, string> ReadMap(Block value)
    {
        Block map = value.Inner("map", "a map");
        var words = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string word in map.Names)
        {
            words[word] = map.OptionalText(word) ?? "";
        }

        map.Close();
        return words.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, TemplateValue> ReadValues(Block block, string name)
    {
        Block values = block.Inner(name, name);
        var read = ImmutableSortedDictionary.CreateBuilder<string, TemplateValue>(StringComparer.Ordinal);
        foreach (string one in values.Names)
        {
            read[one] = ReadValue(values, one) ?? TemplateValue.Of();
        }

        values.Close();
        return read.ToImmutable();
    }

    private static void WriteValues(YamlWriter yaml, string name, ImmutableSortedDictionary<string, TemplateValue> values)
    {
        if (!values.IsEmpty)
        {
            yaml.Mapping(
                name,
                () =>
                {
                    foreach ((string one, TemplateValue value) in values)
                    {
                        WriteValue(yaml, one, value);
                    }
                }
            );
        }
    }

    private static void WriteValue(YamlWriter yaml, string name, TemplateValue? value)
    {
        switch (value)
        {
            case null:
                return;
            case { From: [var only], Map.IsEmpty: true, Otherwise: null }:
                yaml.Field(name, only);
                return;
            case { Map.IsEmpty: true, Otherwise: null }:
                yaml.Texts(name, value.From);
                return;
        }

        yaml.Mapping(
            name,
            () =>
            {
                if (!value.From.IsEmpty)
                {
                    yaml.Texts("from", value.From);
                }

                if (!value.Map.IsEmpty)
                {
                    yaml.Mapping("map", () => WriteMap(yaml, value.Map));
                }

                yaml.Field("otherwise", value.Otherwise);
            }
        );
    }

    private static void WriteMap(YamlWriter yaml, ImmutableSortedDictionary<string, string> map)
    {
        foreach ((string word, string meaning) in map)
        {
            yaml.Field(word, meaning);
        }
    }
}

// Turns YAML text into nodes, within limits that keep a hostile file harmless.
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Muster.Server.Catalog.Document;

internal static class YamlText
{
    /// <summary>1 MiB, several thousand people.</summary>
    public const int CharactersMax = 1024 * 1024;

    /// <summary>An organisation is six levels deep. The nodes are read recursively, so depth must be held before.</summary>
    private const int DepthMax = 32;

    /// <summary>The root of the first document; null when it is empty or unreadable, the latter with a mistake.</summary>
    public static YamlNode? Load(string text, Places places)
    {
        if (text.Length > CharactersMax)
        {
            places.Add("", $"The file has {text.Length} characters; {CharactersMax} are the most.");
            return null;
        }

        try
        {
            if (DeepAt(text) is { } line)
            {
                places.Add("", $"Line {line} nests deeper than {DepthMax} levels; no organisation does.");
                return null;
            }

            YamlStream stream = [];
            stream.Load(new StringReader(text));
            return stream.Documents.Count switch
            {
                0 => null,
                1 => stream.Documents[0].RootNode,
                _ => Several(stream, places),
            };
        }
        catch (YamlException wrong)
        {
            places.Add("", $"Line {wrong.Start.Line}, column {wrong.Start.Column} cannot be read as YAML: {wrong.Message}");
            return null;
        }
    }

    private static YamlNode Several(YamlStream stream, Places places)
    {
        places.Add("", $"The file has {stream.Documents.Count} documents; write one organisation, without '---' between its parts.");
        return stream.Documents[0].RootNode;
    }

    private static long? DeepAt(string text)
    {
        Parser parser = new(new StringReader(text));
        int depth = 0;
        while (parser.MoveNext())
        {
            depth +=
                parser.Current is MappingStart or SequenceStart ? 1
                : parser.Current is MappingEnd or SequenceEnd ? -1
                : 0;
            if (depth > DepthMax)
            {
                return parser.Current!.Start.Line;
            }
        }

        return null;
    }
}

// Turns YAML text into nodes, within limits that keep a hostile file harmless.
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Muster.Server.Web.Document;

internal static class YamlText
{
    /// <summary>1 MiB, several thousand people.</summary>
    public const int CharactersMax = 1024 * 1024;

    /// <summary>An organisation is six levels deep. The nodes are read recursively, so depth must be held before.</summary>
    private const int DepthMax = 32;

    /// <summary>What the largest file says, twice over: an alias costs a letter or two and stands for all that it names.</summary>
    private const int NodesMax = 500_000;

    /// <summary>The root of the first document; null when it is empty or unreadable, the latter with a mistake.</summary>
    public static YamlNode? Load(string text, Places places)
    {
        IReadOnlyList<YamlNode> roots = LoadAll(text, places);
        if (roots.Count > 1)
        {
            places.Add("", $"The file has {roots.Count} documents; write one, without '---' between its parts.");
        }

        return roots.Count > 0 ? roots[0] : null;
    }

    /// <summary>The roots of its documents; none when it is empty or unreadable, the latter with a mistake.</summary>
    public static IReadOnlyList<YamlNode> LoadAll(string text, Places places)
    {
        if (text.Length > CharactersMax)
        {
            places.Add("", $"The file has {text.Length} characters; {CharactersMax} are the most.");
            return [];
        }

        try
        {
            if (TooMuch(text) is { } found)
            {
                places.Add(found.At, found.Message);
                return [];
            }

            return [.. Read(text).Documents.Select(document => document.RootNode)];
        }
        catch (YamlException wrong)
        {
            places.Add(wrong.Start, $"From column {wrong.Start.Column} on it cannot be read as YAML: {wrong.Message}");
            return [];
        }
    }

    /// <summary>In some texts the library's parser tells its own loader of something where a value should be, and the loader takes that for a mistake of the program.</summary>
    private static YamlStream Read(string text)
    {
        Parser parser = new(new StringReader(text));
        YamlStream stream = [];
        try
        {
            stream.Load(parser);
            return stream;
        }
        catch (ArgumentException lost)
        {
            Mark after = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(after, after, "what stands here is no value", lost);
        }
    }

    /// <summary>Where the text nests too deep, or says too much once each alias stands for what it names; null when it does neither.</summary>
    private static (Mark At, string Message)? TooMuch(string text)
    {
        Parser parser = new(new StringReader(text));
        Dictionary<AnchorName, int> sizes = [];
        Stack<(AnchorName Anchor, int Before)> open = [];
        int size = 0;
        while (Moves(parser))
        {
            ParsingEvent current = parser.Current!;
            switch (current)
            {
                case MappingStart or SequenceStart:
                    open.Push((((NodeEvent)current).Anchor, size++));
                    break;
                case MappingEnd or SequenceEnd:
                    (AnchorName anchor, int before) = open.Pop();
                    if (!anchor.IsEmpty)
                    {
                        sizes[anchor] = size - before;
                    }

                    break;
                case AnchorAlias alias when open.Any(around => around.Anchor == alias.Value):
                    return (alias.Start, $"'*{alias.Value}' stands inside what it names; write it out.");
                case AnchorAlias alias:
                    size += sizes.GetValueOrDefault(alias.Value, 1);
                    break;
                case YamlDotNet.Core.Events.Scalar:
                    size++;
                    break;
            }

            if (open.Count > DepthMax)
            {
                return (current.Start, $"It nests deeper than {DepthMax} levels here; no file of Muster does.");
            }

            if (size > NodesMax)
            {
                return (current.Start, $"With its aliases written out the file says more than {NodesMax} things; write less of it.");
            }
        }

        return null;
    }

    /// <summary>In some texts the scanner of the library loses its way and says that its state is not valid, where it should say that the text is not.</summary>
    private static bool Moves(Parser parser)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (InvalidOperationException lost)
        {
            Mark after = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(after, after, "what stands here has no end that a reader could find", lost);
        }
    }
}

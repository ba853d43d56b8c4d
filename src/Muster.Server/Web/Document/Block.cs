// A mapping of the file that is read field by field; a field that nobody asked for is a mistake.
using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Muster.Server.Web.Document;

/// <summary>
/// Each read answers a value in any case: a default where the file is wrong, with the mistake kept in <see cref="Places"/>, so that one reading finds all mistakes.
/// </summary>
internal sealed class Block(YamlNode? node, string path, string what, Places places)
{
    private readonly List<string> _known = [];

    private YamlMappingNode? Mapping => node as YamlMappingNode;

    public bool Has(string name) => Find(name) is not null;

    /// <summary>The text of a field; a mistake and the empty text when it is missing or no text.</summary>
    public string Text(string name) => OptionalText(name) ?? Missing(name, "");

    /// <summary>Null when the field is missing or empty.</summary>
    public string? OptionalText(string name)
    {
        switch (Find(name))
        {
            case null:
                return null;
            case YamlScalarNode scalar:
                return IsNull(scalar) ? null : scalar.Value;
            default:
                places.Add(At(name), "Write one text here, not a list or a mapping.");
                return null;
        }
    }

    public bool IsList(string name) => Find(name) is YamlSequenceNode;

    public bool IsListOfTexts(string name) => Find(name) is YamlSequenceNode list && list.Children.Any(item => item is YamlScalarNode);

    public bool IsMapping(string name) => Find(name) is YamlMappingNode;

    /// <summary>The fields that the mapping has, in its order, whatever they are.</summary>
    public IReadOnlyList<string> Names => [.. (Mapping?.Children.Keys ?? []).OfType<YamlScalarNode>().Select(key => key.Value ?? "")];

    /// <summary>The mapping in a field, to be read and closed like this one; an empty one when the field is missing.</summary>
    public Block Inner(string name, string whatInside) => new(Find(name), At(name), whatInside, places);

    public int Number(string name, int missing) => OptionalNumber(name) ?? missing;

    public int? OptionalNumber(string name) =>
        OptionalText(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number
        : Wrong(name, $"'{text}' is no whole number.", (int?)null);

    public bool Flag(string name, bool missing) =>
        OptionalText(name) switch
        {
            null => missing,
            "true" or "yes" => true,
            "false" or "no" => false,
            { } text => Wrong(name, $"'{text}' is neither true nor false.", missing),
        };

    public TimeSpan? OptionalDuration(string name) =>
        OptionalText(name) is not { } text ? null
        : DurationText.TryParse(text, out TimeSpan duration) ? duration
        : Wrong(name, DurationText.Refusal(text, $"'{text}' is no duration: write it as 30s, 5m, 1h30m or 3d."), (TimeSpan?)null);

    /// <summary>A value that <paramref name="parse"/> reads from the text; its <see cref="FormatException"/> is the mistake.</summary>
    public T? Parsed<T>(string name, Func<string, T> parse, T? missing) =>
        OptionalText(name) is { } text ? ParseAt(At(name), text, parse, missing) : missing;

    public T? RequiredParsed<T>(string name, Func<string, T> parse, T? missing) =>
        Has(name) ? Parsed(name, parse, missing) : Missing(name, missing);

    /// <summary>A list of texts, without those that cannot be read; empty when the field is missing.</summary>
    public ImmutableArray<T> Texts<T>(string name, Func<string, T> parse)
    {
        List<T> read = [];
        List<int> kept = [];
        int index = -1;
        foreach ((YamlNode item, string at) in Items(name))
        {
            index++;
            if (item is not YamlScalarNode { Value: { } text })
            {
                places.Add(at, "Write one text here, not a list or a mapping.");
            }
            else if (ParseAt(at, text, one => new Read<T>(parse(one)), null) is { } value)
            {
                read.Add(value.Value);
                kept.Add(index);
            }
        }

        if (kept.Count <= index)
        {
            places.Kept(At(name), kept);
        }

        return [.. read];
    }

    /// <summary>A list of lists of texts; a text alone is a list of one.</summary>
    public ImmutableArray<ImmutableArray<string>> TextLists(string name)
    {
        List<ImmutableArray<string>> lists = [];
        foreach ((YamlNode item, string at) in Items(name))
        {
            YamlNode[] inside = item is YamlSequenceNode list ? [.. list.Children] : [item];
            string[] texts = [.. inside.OfType<YamlScalarNode>().Select(scalar => scalar.Value ?? "")];
            lists.Add([.. texts]);
            if (texts.Length < inside.Length)
            {
                places.Add(at, "Write a text here, or a list of texts, not a mapping.");
            }
        }

        return [.. lists];
    }

    /// <summary>A list of mappings, each read by <paramref name="read"/> and then held to the fields that it asked for.</summary>
    public ImmutableArray<T> Blocks<T>(string name, string whatEach, Func<Block, T> read) =>
        [.. Items(name).Select(item => Whole(item.Node, item.At, whatEach, read))];

    /// <summary>A mapping from ids to mappings, in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, T>> Entries<T>(string name, string whatEach, Func<string, Block, T> read)
    {
        YamlNode? found = Find(name);
        if (found is null || IsNull(found))
        {
            return [];
        }

        if (found is not YamlMappingNode entries)
        {
            places.Add(At(name), $"Write each {whatEach} under its id here, not a list or a text.");
            return [];
        }

        List<KeyValuePair<string, T>> all = [];
        foreach ((YamlNode key, YamlNode value) in entries.Children)
        {
            string id = (key as YamlScalarNode)?.Value ?? "";
            string at = At(name) + "." + id;
            places.Mark(at, key);
            all.Add(new(id, Whole(value, at, whatEach, block => read(id, block))));
        }

        return all;
    }

    /// <summary>Lets the rules call this mapping by another name than its place in a list.</summary>
    public void Alias(string name) => places.Alias(name, path);

    public void Mistake(string name, string message) => places.Add(name.Length > 0 ? At(name) : path, message);

    /// <summary>Holds the mapping to the fields that were asked for.</summary>
    public void Close()
    {
        if (node is not null && Mapping is null && !IsNull(node))
        {
            places.Add(path, $"Write the fields of {what} here: {string.Join(", ", _known)}.");
        }

        foreach (YamlNode key in Mapping?.Children.Keys ?? [])
        {
            string name = (key as YamlScalarNode)?.Value ?? "";
            if (!_known.Contains(name, StringComparer.Ordinal))
            {
                places.Mark(At(name), key);
                places.Add(At(name), $"'{name}' is no field of {what}{Nearest.Hint(name, _known)}");
            }
        }
    }

    private T Whole<T>(YamlNode value, string at, string whatEach, Func<Block, T> read)
    {
        Block block = new(value, at, whatEach, places);
        T made = read(block);
        block.Close();
        return made;
    }

    private IEnumerable<(YamlNode Node, string At)> Items(string name)
    {
        YamlNode? found = Find(name);
        if (found is null || IsNull(found))
        {
            yield break;
        }

        if (found is not YamlSequenceNode list)
        {
            places.Add(At(name), "Write a list here, as [one, two] or with a hyphen before each.");
            yield break;
        }

        for (int index = 0; index < list.Children.Count; index++)
        {
            string at = $"{At(name)}[{index}]";
            places.Mark(at, list.Children[index]);
            yield return (list.Children[index], at);
        }
    }

    private YamlNode? Find(string name)
    {
        if (!_known.Contains(name, StringComparer.Ordinal))
        {
            _known.Add(name);
        }

        if (Mapping?.Children.Keys.FirstOrDefault(key => key is YamlScalarNode scalar && scalar.Value == name) is not { } key)
        {
            return null;
        }

        places.Mark(At(name), key);
        return Mapping.Children[key];
    }

    private T? ParseAt<T>(string at, string text, Func<string, T> parse, T? missing)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException wrong)
        {
            places.Add(at, wrong.Message);
            return missing;
        }
    }

    private T Missing<T>(string name, T value) => Wrong(name, $"'{name}' is missing; {what} needs it.", value);

    private T Wrong<T>(string name, string message, T value)
    {
        places.Add(At(name), message);
        return value;
    }

    private string At(string name) => path.Length > 0 ? path + "." + name : name;

    private static bool IsNull(YamlNode candidate) =>
        candidate is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };

    private sealed record Read<T>(T Value);
}

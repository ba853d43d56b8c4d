// Writes YAML that people like to read: blocks for mappings, one line for short lists, quotes where a reader could mistake a text.
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using ScalarEvent = YamlDotNet.Core.Events.Scalar;

namespace Muster.Server.Web.Document;

internal sealed partial class YamlWriter
{
    private readonly StringBuilder _text = new();
    private readonly Emitter _emitter;

    public YamlWriter() =>
        _emitter = new Emitter(
            new StringWriter(_text) { NewLine = "\n" },
            new EmitterSettings(2, int.MaxValue, isCanonical: false, maxSimpleKeyLength: 256).WithIndentedSequences()
        );

    public void Mapping(Action fields)
    {
        _emitter.Emit(new StreamStart());
        _emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Block(fields);
        _emitter.Emit(new DocumentEnd(isImplicit: true));
        _emitter.Emit(new StreamEnd());
    }

    public void Mapping(string name, Action fields)
    {
        Plain(name);
        Block(fields);
    }

    /// <summary>A text; nothing at all when it is null.</summary>
    public void Field(string name, string? text)
    {
        if (text is not null)
        {
            Plain(name);
            Text(text);
        }
    }

    /// <summary>A number, truth value, time or null, without quotes.</summary>
    public void Value(string name, string value)
    {
        Plain(name);
        Plain(value);
    }

    /// <summary>A list on one line.</summary>
    public void Texts(string name, IEnumerable<string> texts)
    {
        Plain(name);
        _emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Flow));
        foreach (string text in texts)
        {
            Text(text);
        }

        _emitter.Emit(new SequenceEnd());
    }

    /// <summary>A list of mappings; an empty one only when <paramref name="even"/> that says something.</summary>
    public void List<T>(string name, IReadOnlyCollection<T> items, Action<T> fields, bool even = false)
    {
        if (items.Count == 0 && !even)
        {
            return;
        }

        Plain(name);
        _emitter.Emit(
            new SequenceStart(
                AnchorName.Empty,
                TagName.Empty,
                isImplicit: true,
                items.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block
            )
        );
        foreach (T item in items)
        {
            Block(() => fields(item));
        }

        _emitter.Emit(new SequenceEnd());
    }

    /// <summary>The text, with a blank line between the parts at the top level.</summary>
    public override string ToString()
    {
        StringBuilder all = new();
        foreach (string line in _text.ToString().TrimEnd('\n').Split('\n'))
        {
            bool part = line.Length > 0 && char.IsAsciiLetter(line[0]);
            all.Append(part && all.Length > 0 ? "\n" : "").Append(line).Append('\n');
        }

        return all.ToString();
    }

    private void Block(Action fields)
    {
        _emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
        fields();
        _emitter.Emit(new MappingEnd());
    }

    private void Plain(string value) => Emit(value, ScalarStyle.Any);

    private void Text(string value) => Emit(value, Mistakable().IsMatch(value) ? ScalarStyle.DoubleQuoted : ScalarStyle.Any);

    private void Emit(string value, ScalarStyle style) =>
        _emitter.Emit(new ScalarEvent(AnchorName.Empty, TagName.Empty, value, style, isPlainImplicit: true, isQuotedImplicit: true));

    /// <summary>What YAML readers take for a number, a time, a truth value or nothing, and what is not plain text.</summary>
    [GeneratedRegex(
        @"^$|^[-+.\d]|^(y|n|yes|no|on|off|true|false|null|~)$|[\p{C}\n]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Mistakable();
}

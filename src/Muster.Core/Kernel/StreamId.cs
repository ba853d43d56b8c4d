// The name of an event stream: a category and the id within it, such as incident/INC-42.
namespace Muster.Core.Kernel;

/// <summary>The name of an event stream. The text form is <c>category/key</c>.</summary>
public readonly record struct StreamId(string Category, string Key)
{
    public override string ToString() => Category + "/" + Key;

    public static StreamId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < text.Length - 1
            ? new(text[..slash], text[(slash + 1)..])
            : throw new FormatException($"'{text}' is no stream: expected category/key.");
    }
}

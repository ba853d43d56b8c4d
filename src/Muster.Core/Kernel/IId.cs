// The shape that every typed id shares, so that one JSON converter serves them all.
namespace Muster.Core.Kernel;

public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The text that people and JSON see.</summary>
    string Value { get; }

    /// <summary>Reads the text form; a text that cannot be this id is a <see cref="FormatException"/>.</summary>
    static abstract TSelf Parse(string text);
}

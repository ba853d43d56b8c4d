// Annotations and links that several alerts have in common, kept once.
namespace Muster.Engine.Intake;

/// <summary>
/// The alerts of one rule mostly say the same: a storm of them would copy it for each, and the collector would carry every copy about. One place a content of late; who
/// comes to a taken place displaces what stood there, which costs a copy and nothing else.
/// </summary>
internal sealed class SaidTexts
{
    private const int Places = 256;

    private readonly (ulong Content, byte[] Annotations, byte[] Url)[] _said = new (ulong, byte[], byte[])[Places];

    /// <summary>Arrays with these bytes, which nobody may change.</summary>
    /// <param name="content">The hash of both.</param>
    public (byte[] Annotations, byte[] Url) Of(ulong content, ReadOnlySpan<byte> annotations, ReadOnlySpan<byte> url)
    {
        ref (ulong Content, byte[] Annotations, byte[] Url) said = ref _said[content % Places];
        bool isKnown =
            said.Annotations is not null
            && said.Content == content
            && annotations.SequenceEqual(said.Annotations)
            && url.SequenceEqual(said.Url);
        if (!isKnown)
        {
            said = (content, annotations.ToArray(), url.ToArray());
        }

        return (said.Annotations!, said.Url);
    }
}

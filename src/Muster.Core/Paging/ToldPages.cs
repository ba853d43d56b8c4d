// What a person was told lately, and will be when they wake, and so whether the next page is told on its own or in a digest.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

/// <summary>The latest messages of their own, in the order in which they were planned. What went into a digest is not among them.</summary>
public sealed record ToldPages(ImmutableArray<ToldPage> Latest)
{
    public static ToldPages None { get; } = new([]);

    /// <summary>
    /// Those that ring within <see cref="DigestDefaults.Window"/> of an instant, before it or after: what waits until its person wakes is planned hours ahead, and rings
    /// with what comes then.
    /// </summary>
    public IEnumerable<ToldPage> Around(DateTimeOffset at) => Latest.Where(told => (told.At - at).Duration() < DigestDefaults.Window);

    /// <summary>
    /// Whether a page of this severity is told on its own: while fewer than <see cref="DigestDefaults.MessagesMax"/> messages around that instant are unanswered, and
    /// whenever it is worse than each of them.
    /// </summary>
    /// <param name="answered">Pages that somebody has acknowledged: they are no burden any more.</param>
    /// <param name="at">When it would ring.</param>
    public bool TellsAlone(Severity severity, IReadOnlySet<PageId> answered, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(answered);
        ToldPage[] open = [.. Around(at).Where(told => !answered.Contains(told.Page))];
        return open.Length < DigestDefaults.MessagesMax || open.All(told => severity < told.Severity);
    }

    /// <summary>With one more, and without what is too old to count.</summary>
    public ToldPages With(ToldPage told, DateTimeOffset now) =>
        new([.. Latest.Where(one => one.At > now - DigestDefaults.Window).Append(told).TakeLast(DigestDefaults.RememberedMax)]);
}

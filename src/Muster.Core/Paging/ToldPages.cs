// What a person was told lately, and so whether the next page is told on its own or in a digest.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

/// <summary>The latest messages of their own, the oldest first. What went into a digest is not among them.</summary>
public sealed record ToldPages(ImmutableArray<ToldPage> Latest)
{
    public static ToldPages None { get; } = new([]);

    /// <summary>Those that are new enough to count.</summary>
    public IEnumerable<ToldPage> Recent(DateTimeOffset now) => Latest.Where(told => told.At > now - DigestDefaults.Window);

    /// <summary>
    /// Whether a page of this severity is told on its own: while fewer than <see cref="DigestDefaults.MessagesMax"/> recent messages are unanswered, and whenever it
    /// is worse than each of them.
    /// </summary>
    /// <param name="answered">Pages that somebody has acknowledged: they are no burden any more.</param>
    public bool TellsAlone(Severity severity, IReadOnlySet<PageId> answered, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(answered);
        ToldPage[] open = [.. Recent(now).Where(told => !answered.Contains(told.Page))];
        return open.Length < DigestDefaults.MessagesMax || open.All(told => severity < told.Severity);
    }

    public ToldPages With(ToldPage told) => new([.. Recent(told.At).Append(told).TakeLast(DigestDefaults.RememberedMax)]);
}

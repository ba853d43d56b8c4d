// What a full-text search asks for.
using System.Collections.Immutable;

namespace Muster.Engine.Ports;

/// <param name="Words">As <see cref="FullTextWords.Asked"/> makes them; none finds nothing.</param>
/// <param name="IsAnyEnough">Whether one of the words is enough; else all must occur.</param>
/// <param name="Limit">1 to <see cref="ViewQuery.LimitMax"/>.</param>
public sealed record FullTextQuery(ImmutableArray<string> Words, bool IsAnyEnough, int Limit);

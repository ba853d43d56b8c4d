// What a text of matchers says, or what is wrong with it.
using System.Collections.Immutable;

namespace Muster.Core.Alerts;

/// <param name="Matchers">In the order of the text; empty when it names none, and when it is wrong.</param>
/// <param name="Error">A sentence that names the place; null when the text can be read.</param>
public sealed record ParsedMatchers(ImmutableArray<Matcher> Matchers, string? Error);

// A step of a page as the API answers it.
using System.Collections.Immutable;

namespace Muster.Server.Paging.Api;

/// <param name="Targets">Whom it points at, such as <c>schedule:streaming</c>.</param>
/// <param name="WaitSeconds">How long an answer is awaited before the next step.</param>
public sealed record PageStep(ImmutableArray<string> Targets, long WaitSeconds);

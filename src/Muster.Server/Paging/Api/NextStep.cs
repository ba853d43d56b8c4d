// The step of a page that comes next, as the API answers it.
using System.Collections.Immutable;

namespace Muster.Server.Paging.Api;

/// <param name="IsPostponed">It was due before, and waits because everybody in it sleeps.</param>
/// <param name="Targets">Whom it points at; who that is, is looked up when it is due.</param>
public sealed record NextStep(int Round, int Step, DateTimeOffset At, bool IsPostponed, ImmutableArray<string> Targets);

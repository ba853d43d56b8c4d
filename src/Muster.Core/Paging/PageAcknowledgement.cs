// Who answered a page, when, and by which way.
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

/// <summary><see cref="Via"/> is console, api, cli or link:{delivery key}.</summary>
public sealed record PageAcknowledgement(PersonId By, DateTimeOffset At, string Via);

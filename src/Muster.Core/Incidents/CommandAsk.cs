// A request for command that waits for the commander's answer.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <summary><see cref="To"/> asks <see cref="From"/>, who commands until they agree or <see cref="DueAt"/> passes unanswered.</summary>
public sealed record CommandAsk(PersonId From, PersonId To, DateTimeOffset DueAt, Actor By, DateTimeOffset At);

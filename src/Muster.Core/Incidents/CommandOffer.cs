// An offer of command that waits for its answer.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <summary><see cref="From"/> commands until <see cref="To"/> accepts. <see cref="By"/> is the commander, or Muster for the command rotation.</summary>
public sealed record CommandOffer(PersonId From, PersonId To, Actor By, DateTimeOffset At);

// What became of a change to the roster, and what it leaves to be mended.
using System.Collections.Immutable;
using Muster.Engine.Commands;

namespace Muster.Server.OnCall;

/// <param name="Made">The id of what it made, when it made something.</param>
/// <param name="Warnings">Sentences; each a gap that was not there before, or what somebody had taken who will be away.</param>
public sealed record Written(Outcome Outcome, string Made, ImmutableArray<string> Warnings);

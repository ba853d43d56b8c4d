// Who approved a run, what exactly, and until when that holds.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

/// <param name="People">Who is behind it: never one of those behind the request.</param>
/// <param name="Hash">Of the content that they saw.</param>
public sealed record RunApproval(string Hash, ImmutableArray<PersonId> People, DateTimeOffset ExpiresAt, Actor By, DateTimeOffset At);

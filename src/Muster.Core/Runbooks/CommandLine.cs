// A command that somebody wants to run on their machine, as it resolves there.
using System.Collections.Immutable;

namespace Muster.Core.Runbooks;

/// <param name="Arguments">As they were typed: the program and its arguments.</param>
/// <param name="Directory">Where it would run.</param>
/// <param name="Resolved">The arguments with the program's full path, globs expanded and symbolic links followed.</param>
/// <param name="Files">A listing of what it would touch, as far as it is known; cut to what a person can read.</param>
/// <param name="FilesTotal">How many there are in all; null where nobody can tell.</param>
public sealed record CommandLine(
    ImmutableArray<string> Arguments,
    string Directory,
    string Host,
    string User,
    ImmutableArray<string> Resolved,
    ImmutableArray<string> Files,
    long? FilesTotal
);

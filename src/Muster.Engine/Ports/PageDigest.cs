// What one message says instead of many: the groups that fire, and the messages that it stands for.
using System.Collections.Immutable;

namespace Muster.Engine.Ports;

/// <param name="Alerts">How many alerts fire in all of the groups.</param>
/// <param name="GroupCount">How many groups there are; <paramref name="Groups"/> names the first of them.</param>
/// <param name="Groups">The worst first, at most <see cref="Core.Paging.DigestDefaults.GroupsNamedMax"/>.</param>
/// <param name="Lines">The messages of pages that it stands for.</param>
public sealed record PageDigest(
    string Id,
    int Alerts,
    int GroupCount,
    ImmutableArray<DigestGroup> Groups,
    ImmutableArray<DigestLine> Lines
);

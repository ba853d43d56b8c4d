// Whether one stream is as it was written; if not, what was done to it.
using Muster.Engine.Ports;

namespace Muster.Storage.Chain;

/// <param name="events">All events of the stream, by version.</param>
/// <param name="head">What the database says of the stream's end; null when it says nothing.</param>
/// <param name="anchors">What the anchors say of it; all of it must be true.</param>
internal sealed class StreamCheck(byte[] key, string stream, IReadOnlyList<RecordRow> events, HeadRow? head, IReadOnlyList<Anchor> anchors)
{
    /// <summary>The first thing that is wrong; null when all is well.</summary>
    public ChainFinding? Find() => InOrder() ?? AtTheEnd() ?? AgainstTheAnchors();

    private ChainFinding? InOrder()
    {
        string previous = EventChain.Root;
        for (int at = 0; at < events.Count; at++)
        {
            RecordRow one = events[at];
            if (one.Version != at + 1)
            {
                return Finding(at + 1, one.Position, Missing(at + 1, one.Version - 1));
            }

            if (one.Misfit is { } columns)
            {
                return Finding(
                    one.Version,
                    one.Position,
                    $"{stream} version {one.Version} holds what Muster never writes, in {columns}: it was changed."
                );
            }

            if (HashOf(previous, one.Version, one) != one.Hash)
            {
                return Finding(one.Version, one.Position, WhatHappenedTo(at, previous));
            }

            if (at > 0 && one.Position <= events[at - 1].Position)
            {
                return Finding(
                    one.Version,
                    one.Position,
                    $"{stream} version {one.Version} stands before version {at} in the order of all events."
                );
            }

            previous = one.Hash;
        }

        return null;
    }

    private string Missing(long from, long to) =>
        from > to ? $"{stream} has a version {to + 1}, which cannot be."
        : from == to ? $"{stream} version {from} is missing."
        : $"{stream} versions {from} to {to} are missing.";

    /// <summary>The hash of an event does not fit: says which of the ways to break it was taken.</summary>
    private string WhatHappenedTo(int at, string previous)
    {
        RecordRow one = events[at];
        if (SwappedWith(at, previous) is { } other)
        {
            return $"{stream} versions {one.Version} and {other} were swapped.";
        }

        if (at + 1 < events.Count && Follows(events[at + 1], HashOf(previous, one.Version, one)))
        {
            return $"the hash of {stream} version {one.Version} was changed.";
        }

        bool hashIsOriginal =
            at + 1 < events.Count
                ? Follows(events[at + 1], one.Hash)
                : one.Hash == head?.Hash || anchors.Any(anchor => anchor.Hash == one.Hash);
        return hashIsOriginal
            ? $"data of {stream} version {one.Version} was changed."
            : $"{stream} version {one.Version} was changed or put in another's place, and the chain was written anew without the key.";
    }

    /// <summary>The version whose content belongs here, whether the hashes moved with it or stayed.</summary>
    private long? SwappedWith(int at, string previous)
    {
        foreach (RecordRow other in events)
        {
            if (other.Version != events[at].Version)
            {
                string there = HashOf(previous, events[at].Version, other);
                if (there == events[at].Hash || there == other.Hash)
                {
                    return other.Version;
                }
            }
        }

        return null;
    }

    private ChainFinding? AtTheEnd()
    {
        int last = events.Count;
        if (head is null)
        {
            return last == 0 ? null : Finding(last, events[^1].Position, $"the head of {stream} is missing; its events are there.");
        }

        if (head.Version > last)
        {
            return Cut(head.Version, "its head");
        }

        return head.Version < last || head.Hash != events[^1].Hash
            ? Finding(
                last,
                events[^1].Position,
                $"the head of {stream} was changed: it says version {head.Version}, and the last event is version {last}."
            )
            : null;
    }

    private ChainFinding? AgainstTheAnchors()
    {
        foreach (Anchor anchor in anchors.OrderBy(one => one.Version))
        {
            if (anchor.Version > events.Count)
            {
                return Cut(anchors.Max(one => one.Version), "the anchor");
            }

            RecordRow there = events[anchor.Version - 1];
            if (there.Hash != anchor.Hash)
            {
                return Finding(there.Version, there.Position, IsNotAnchored(there));
            }
        }

        return null;
    }

    private string IsNotAnchored(RecordRow there) =>
        anchors.Any(one => one.Version == there.Version && one.Hash == there.Hash)
            ? $"{stream} version {there.Version} was written twice: what stood there first is lost, as after a failover to a standby that was behind."
            : $"{stream} version {there.Version} is not the one that the anchor knows: the stream was written anew.";

    private ChainFinding Cut(long known, string who)
    {
        long missing = known - events.Count;
        string what =
            events.Count == 0 ? $"all events of {stream} are missing: {who} knows version {known}."
            : missing == 1 ? $"the last event of {stream} is missing: {who} knows version {known}."
            : $"the last {missing} events of {stream} are missing: {who} knows version {known}.";
        return Finding(events.Count + 1, events.Count == 0 ? 0 : events[^1].Position, what);
    }

    private bool Follows(RecordRow next, string previous) => HashOf(previous, next.Version, next) == next.Hash;

    private string HashOf(string previous, long version, RecordRow content) =>
        EventChain.Next(key, previous, stream, version, content.Type, content.Data, content.Actor, content.At);

    private ChainFinding Finding(long version, long position, string what) => new(stream, (int)version, position, what);
}

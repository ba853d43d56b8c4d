// What the signals of one request do, decided in memory and written as one record.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Engine.Ports;

namespace Muster.Engine.Intake;

/// <param name="position">Where the record will stand.</param>
/// <param name="now">In Unix milliseconds.</param>
internal ref struct Decision(AlertLedger ledger, LogFrames record, long position, long now)
{
    private ImmutableArray<ReceiptLine>.Builder? _lines;
    private long _chance;
    private int _opened;
    private int _renewed;
    private int _resolved;
    private int _ignored;

    /// <summary>What the last alert that was opened said.</summary>
    private byte[]? _annotations;
    private byte[]? _url;

    /// <summary>Applies the signals in order; answers whether there is something to write.</summary>
    public bool Apply(IntakeRequest request)
    {
        SignalFrames frames = request.Frames!;
        string door = ledger.Shared(request.Door);
        string key = ledger.Shared(request.Key);
        _chance = ReceiptId.NewChance();
        _lines = request.WantsLines ? ImmutableArray.CreateBuilder<ReceiptLine>(frames.Count) : null;
        record.Write(IntakeRecord.Request);
        record.Write(now);
        record.Write(_chance);
        record.WriteText(door);
        record.WriteText(key);
        record.Write(frames.Count);
        foreach (ref readonly SignalFrame frame in frames.All)
        {
            Apply(frames, frame, door, key, request.ResolveTimeout);
        }

        request.Decided = new(
            ReceiptId.Of(position, _chance),
            DateTimeOffset.FromUnixTimeMilliseconds(now),
            _opened,
            _renewed,
            _resolved,
            _ignored,
            _lines?.MoveToImmutable() ?? default
        );
        return true;
    }

    /// <summary>Ends the leases that are over; answers whether there was one.</summary>
    public bool Expire(IntakeRequest request)
    {
        List<int> over = ledger.Over(now, request.HearingSince, request.Most);
        record.Write(IntakeRecord.Expiry);
        record.Write(now);
        record.Write(over.Count);
        foreach (int at in over)
        {
            ref AlertSlot slot = ref ledger[at];
            long ended = EpisodeRules.EndOfLease(slot.Times);
            record.Write(slot.Id);
            record.Write(ended);
            record.Write(slot.Revision + 1);
            ledger.Resolve(at, ended, null, slot.Revision + 1, now, null, position);
        }

        request.Decided = new("", DateTimeOffset.FromUnixTimeMilliseconds(now), 0, 0, over.Count, 0, default);
        return over.Count > 0;
    }

    private void Apply(SignalFrames frames, in SignalFrame frame, string door, string key, long resolveTimeout)
    {
        ReadOnlySpan<byte> labels = frames.Of(frame.Labels);
        int at = ledger.Find(frame, labels, out Fingerprint own);
        // Labels that are the identity have been compared when they were found.
        bool isSame =
            at >= 0
            && (frame.OnlyRenews || (ledger[at].Content == frame.Content && (frame.IsByLabels || labels.SequenceEqual(ledger[at].Labels))));
        EpisodeChange change = EpisodeRules.Apply(at < 0 ? null : ledger[at].Times, frame.Times, isSame, now, resolveTimeout);
        switch (change.Kind)
        {
            case EpisodeChangeKind.Opened:
                Open(frames, frame, own, change.Times, door, key);
                break;
            case EpisodeChangeKind.Renewed:
                Renew(at, change.Times);
                break;
            case EpisodeChangeKind.Changed:
                Change(frames, frame, at, change.Times);
                break;
            case EpisodeChangeKind.Resolved:
                Resolve(frames, frame, at, change.ResolvedAt, key);
                break;
            default:
                Ignore(own, change.Why!);
                break;
        }
    }

    private void Open(SignalFrames frames, in SignalFrame frame, Fingerprint own, in EpisodeTimes times, string door, string key)
    {
        (byte[] annotations, byte[] url) = Said(frames, frame);
        AlertSlot slot = new()
        {
            Id = ledger.NewId(),
            Fingerprint = own,
            IsClash = own != frame.Fingerprint,
            Labels = frames.Of(frame.Labels).ToArray(),
            Annotations = annotations,
            Url = url,
            Content = frame.Content,
            Times = times,
            ReceivedAt = now,
            ResolvedAt = SignalTimes.None,
            ChangedAt = now,
            Revision = 1,
            Signals = 1,
            Chance = _chance,
            Door = door,
            Key = key,
        };
        // A storm's alerts mostly say what the one before said: without it the log is half as long.
        bool isAlike = ReferenceEquals(annotations, _annotations) && ReferenceEquals(url, _url);
        Begin(isAlike ? IntakeRecord.OpenedAlike : IntakeRecord.Opened, slot.Id, own);
        record.Write(times.StartsAt);
        record.Write(times.LeaseEndsAt);
        record.Write(slot.Labels);
        if (!isAlike)
        {
            record.Write(annotations);
            record.Write(url);
            (_annotations, _url) = (annotations, url);
        }

        ledger.Open(slot, position);
        _opened++;
        _lines?.Add(new(own, slot.Id, "opened", null));
    }

    private void Renew(int at, in EpisodeTimes times)
    {
        ref AlertSlot slot = ref ledger[at];
        Begin(IntakeRecord.Renewed, slot.Id, slot.Fingerprint);
        record.Write(times.LeaseEndsAt);
        ledger.Renew(at, times, position);
        _renewed++;
        _lines?.Add(new(slot.Fingerprint, slot.Id, "renewed", null));
    }

    private readonly (byte[] Annotations, byte[] Url) Said(SignalFrames frames, in SignalFrame frame) =>
        ledger.Said.Of(frame.Content, frames.Of(frame.Annotations), frames.Of(frame.Url));

    private void Change(SignalFrames frames, in SignalFrame frame, int at, in EpisodeTimes times)
    {
        AlertSlot next = ledger[at];
        ReadOnlySpan<byte> labels = frames.Of(frame.Labels);
        bool isRouted = labels.SequenceEqual(next.Labels);
        next.Labels = isRouted ? next.Labels : labels.ToArray();
        (next.Annotations, next.Url) = Said(frames, frame);
        next.Content = frame.Content;
        next.Times = times;
        next.Revision += isRouted ? 0 : 1;
        next.Signals++;
        next.ChangedAt = isRouted ? next.ChangedAt : now;
        Begin(IntakeRecord.Changed, next.Id, next.Fingerprint);
        record.Write(times.StartsAt);
        record.Write(times.LeaseEndsAt);
        record.Write(next.Revision);
        record.Write(next.ChangedAt);
        record.Write(next.Labels);
        record.Write(next.Annotations);
        record.Write(next.Url);
        ledger.Change(at, next, position);
        _renewed++;
        _lines?.Add(new(next.Fingerprint, next.Id, "renewed", null));
    }

    private void Resolve(SignalFrames frames, in SignalFrame frame, int at, long resolvedAt, string key)
    {
        AlertSlot slot = ledger[at];
        // Two bytes are the empty object: a sender that says nothing about it leaves what was said.
        byte[]? annotations = frame.Annotations.Length > 2 ? frames.Of(frame.Annotations).ToArray() : null;
        Begin(IntakeRecord.Resolved, slot.Id, slot.Fingerprint);
        record.Write(resolvedAt);
        record.Write(slot.Revision + 1);
        record.Write(annotations);
        ledger.Resolve(at, resolvedAt, key, slot.Revision + 1, now, annotations, position);
        _resolved++;
        _lines?.Add(new(slot.Fingerprint, slot.Id, "resolved", null));
    }

    private void Ignore(Fingerprint fingerprint, Core.Kernel.Reason why)
    {
        record.Write(IntakeRecord.Ignored);
        record.Write(unchecked((long)fingerprint.Bits));
        record.Write((byte)EpisodeRules.PlaceOf(why));
        _ignored++;
        _lines?.Add(new(fingerprint, null, "ignored", why.Message));
    }

    private readonly void Begin(byte kind, long id, Fingerprint fingerprint)
    {
        record.Write(kind);
        record.Write(id);
        record.Write(unchecked((long)fingerprint.Bits));
    }
}

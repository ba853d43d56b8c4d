// A request that waits for the group in which it is written.
using System.Threading.Tasks.Sources;
using Muster.Core.Alerts;

namespace Muster.Engine.Intake;

/// <summary>Answered once, where <see cref="AnsweredGroup"/> says.</summary>
internal sealed class IntakeRequest(string door, string key, SignalFrames? frames, bool wantsLines) : IValueTaskSource<IntakeAnswer>
{
    private ManualResetValueTaskSourceCore<IntakeAnswer> _source = new() { RunContinuationsAsynchronously = frames is null };

    public string Door { get; } = door;

    public string Key { get; } = key;

    /// <summary>Null for a request to end leases that are over.</summary>
    public SignalFrames? Frames { get; } = frames;

    public bool WantsLines { get; } = wantsLines;

    public long Bytes { get; } = frames?.Bytes ?? 0;

    /// <summary>Where it waits, until it is answered.</summary>
    public WaitingRoom? InRoom { get; set; }

    /// <summary>Whether nothing is left but to write an answer: who wants lines goes on to do something with them, and a refusal has to be explained.</summary>
    public bool EndsSoon => Frames is not null && !WantsLines && Refused is null;

    /// <summary>How long the sender's word holds when a signal names no end, in milliseconds.</summary>
    public long ResolveTimeout { get; } = (long)AlertDefaults.ResolveTimeoutOf(door).TotalMilliseconds;

    /// <summary>Of a request to end leases: since when renewals could be heard.</summary>
    public long HearingSince { get; init; } = SignalTimes.None;

    /// <summary>Of a request to end leases: how many at most.</summary>
    public int Most { get; init; }

    /// <summary>Kept from the decision until the disk has it.</summary>
    public IntakeAnswer Decided { get; set; }

    /// <summary>Why this request was not taken; null when it was.</summary>
    public Exception? Refused { get; set; }

    public ValueTask<IntakeAnswer> Answered => new(this, _source.Version);

    public void Answer()
    {
        InRoom?.Leave(Bytes);
        if (Refused is null)
        {
            _source.SetResult(Decided);
        }
        else
        {
            _source.SetException(Refused);
        }
    }

    public IntakeAnswer GetResult(short token) => _source.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}

// Keeps the beginning and the end of what a command writes, in bounded memory, whoever reads it and how slowly.
using System.Globalization;
using System.Text;

namespace Muster.Cli.Execution;

internal sealed class OutputKeeper(OutputLimits limits, IReadOnlyList<string> secrets)
{
    private readonly Lock _one = new();
    private readonly Reading _standard = new(secrets);
    private readonly Reading _error = new(secrets);
    private readonly StringBuilder _ready = new();
    private readonly byte[] _tail = new byte[limits.Tail];
    private long _headLeft = limits.Head;
    private long _beyond;

    /// <summary>How many bytes the command wrote so far, kept or not.</summary>
    public long Bytes { get; private set; }

    public void Add(OutputStream stream, ReadOnlySpan<byte> bytes)
    {
        lock (_one)
        {
            Bytes += bytes.Length;
            Reading reading = stream == OutputStream.Standard ? _standard : _error;
            Keep(reading.Mask.Add(reading.Text.Of(bytes)));
        }
    }

    /// <summary>The next part of what is kept, in order; empty when there is none now.</summary>
    /// <param name="most">Characters.</param>
    public string Take(int most)
    {
        lock (_one)
        {
            int count = Math.Min(most, _ready.Length);
            if (count > 1 && char.IsHighSurrogate(_ready[count - 1]))
            {
                count--;
            }

            string text = _ready.ToString(0, count);
            _ready.Remove(0, count);
            return text;
        }
    }

    /// <summary>Says what was left out and gives the end out. To be called once, when the command has ended.</summary>
    public void Finish()
    {
        lock (_one)
        {
            Keep(_standard.Mask.Rest());
            Keep(_error.Mask.Rest());
            int kept = (int)Math.Min(_beyond, limits.Tail);
            if (_beyond > kept)
            {
                _ready.Append(CultureInfo.InvariantCulture, $"\n[{_beyond - kept:N0} bytes are not kept]\n");
            }

            byte[] end = [.. Enumerable.Range(0, kept).Select(at => _tail[(_beyond - kept + at) % limits.Tail])];
            int torn = _beyond > kept ? end.TakeWhile(one => (one & 0xc0) == 0x80).Count() : 0;
            _ready.Append(Encoding.UTF8.GetString(end.AsSpan(torn)));
            Say("Standard output", _standard.Text);
            Say("Standard error", _error.Text);
        }
    }

    private void Keep(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int head = (int)Math.Min(bytes.Length, _headLeft);
        while (head > 0 && head < bytes.Length && (bytes[head] & 0xc0) == 0x80)
        {
            // Where a letter would be torn, the head ends before it.
            head--;
        }

        _ready.Append(Encoding.UTF8.GetString(bytes.AsSpan(0, head)));
        _headLeft = head < bytes.Length ? 0 : _headLeft - head;
        for (int at = Math.Max(head, bytes.Length - limits.Tail); at < bytes.Length; at++)
        {
            _tail[(_beyond + at - head) % limits.Tail] = bytes[at];
        }

        _beyond += bytes.Length - head;
    }

    private void Say(string name, PlainText text)
    {
        if (text.IsBinary)
        {
            _ready.Append(CultureInfo.InvariantCulture, $"\n[{name} is binary: {text.BinaryBytes:N0} bytes are not shown]\n");
        }
    }

    private sealed class Reading(IReadOnlyList<string> secrets)
    {
        public PlainText Text { get; } = new();

        public SecretMask Mask { get; } = new(secrets);
    }
}

// Shows a command's output to the person who started it, byte by byte as it comes.
using Muster.Cli.Execution;

namespace Muster.Cli.Run;

/// <summary>A reader that went away, such as <c>head</c>, ends the showing and nothing else.</summary>
internal sealed class TerminalEcho : IDisposable
{
    private readonly Stream _output = Console.OpenStandardOutput();
    private readonly Stream _error = Console.OpenStandardError();
    private bool _isGone;

    public void Write(OutputStream stream, ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (!_isGone)
            {
                (stream == OutputStream.Standard ? _output : _error).Write(bytes);
            }
        }
        catch (IOException)
        {
            _isGone = true;
        }
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }
}

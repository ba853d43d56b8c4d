// Writes down outside the database how far each stream has come, in a file of this process's own.
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Muster.Storage.Statements;

namespace Muster.Storage.Chain;

/// <summary>
/// One line a commit and stream, appended after the commit: who removes the latest events from the database, heads and all, is still told by it. No other process
/// writes to the same file, so none can write over another's lines. A line that is lost in a crash only makes the anchor older. A failure to write is logged and
/// stops nothing: the commit is done.
/// </summary>
public sealed partial class Anchors(string directory, ILogger<Anchors> logger) : IDisposable
{
    private readonly Lock _gate = new();
    private FileStream? _file;
    private bool _failed;

    public void Dispose()
    {
        lock (_gate)
        {
            Close();
        }
    }

    internal void Append(IReadOnlyList<StreamHead> heads)
    {
        if (heads.Count == 0)
        {
            return;
        }

        StringBuilder lines = new();
        foreach (StreamHead head in heads)
        {
            lines.Append(new Anchor(head.Stream.ToString(), head.Version, head.Hash).ToLine());
        }

        lock (_gate)
        {
            try
            {
                Mine().Write(Encoding.UTF8.GetBytes(lines.ToString()));
                _failed = false;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Close();
                if (!_failed)
                {
                    Log.NotAnchored(logger, directory, failure.Message);
                }

                _failed = true;
            }
        }
    }

    /// <summary>The file of this process; a new one when somebody took the old one away.</summary>
    private FileStream Mine()
    {
        if (_file is not null && !File.Exists(_file.Name))
        {
            Close();
        }

        return _file ??= AnchorFiles.New(
            directory,
            $"{Environment.MachineName}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}{AnchorFiles.Extension}"
        );
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The anchors in {Directory} cannot be written: {Reason} What is committed stays committed; until this is mended, the removal of the latest events would not be noticed."
        )]
        public static partial void NotAnchored(ILogger logger, string directory, string reason);
    }
}

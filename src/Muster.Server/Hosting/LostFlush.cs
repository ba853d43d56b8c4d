// Ends the process, with a line that says why, when the disk did not keep what it had taken.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Muster.Engine.Pager;

namespace Muster.Server.Hosting;

/// <summary>After a failed flush nobody knows what the disk holds: a start reads it anew, memory does not know better.</summary>
internal static partial class LostFlush
{
    /// <summary>EX_IOERR of sysexits.h.</summary>
    private const int ExitCode = 74;

    public static void End(IServiceProvider services, Exception lost)
    {
        Action<int> exit = Environment.Exit;
        try
        {
            exit = services.GetRequiredService<EngineOptions>().Exit;
            Log.Lost(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(LostFlush)), lost.Message, ExitCode);
        }
        finally
        {
            exit(ExitCode);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Critical,
            Message = "A flush of the disk failed: {Why} All that was answered before is kept; what was not answered may be lost, and its senders send it again. The process ends with {ExitCode}, so that a start reads what the disk has. Check the disk first."
        )]
        public static partial void Lost(ILogger logger, string why, int exitCode);
    }
}

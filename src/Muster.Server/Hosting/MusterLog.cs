// Where log lines go, in which form, and which are left out.
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Muster.Server.Hosting;

internal static class MusterLog
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";

    /// <summary>
    /// On standard output, UTC. The web framework's own line for each request is left out, because it holds the whole address, and addresses of the intake and of
    /// acknowledge links are secrets; <see cref="AccessLog"/> writes it without them.
    /// </summary>
    public static void AddMusterLog(this ILoggingBuilder log, MusterOptions options)
    {
        log.SetMinimumLevel(options.LogLevel);
        if (options.LogLevel >= LogLevel.Debug)
        {
            log.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning).AddFilter("Npgsql", LogLevel.Warning);
        }

        // It would print addresses, and make an activity and a scope for each request, which nothing here reads.
        log.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        // They would print addresses or statements with values, whatever level is asked for.
        log.AddFilter("Microsoft.AspNetCore.Routing", LogLevel.Warning);
        log.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Warning);
        log.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        log.AddFilter("System.Net.Http", LogLevel.Warning);

        // It warns of columns for passkeys, which Muster does not use.
        log.AddFilter("Microsoft.EntityFrameworkCore.Model.Validation", LogLevel.Error);

        // Our own pages answer what throws; the middleware would log the address with it.
        log.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.Error);
        if (options.Log == LogFormat.Json)
        {
            log.AddJsonConsole(form => (form.UseUtcTimestamp, form.TimestampFormat) = (true, Instant.Trim()));
        }
        else
        {
            log.AddSimpleConsole(form =>
                (form.UseUtcTimestamp, form.TimestampFormat, form.SingleLine, form.ColorBehavior) = (
                    true,
                    Instant,
                    true,
                    LoggerColorBehavior.Default
                )
            );
        }
    }
}

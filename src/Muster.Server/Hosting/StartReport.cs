// Says at the start where Muster is, what is missing, and how the first admin is made.
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Muster.Server.Channels.Email;
using Muster.Server.Settings.SignIn;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Hosting;

internal sealed partial class StartReport(
    MusterOptions options,
    PublicAddress address,
    FirstRun firstRun,
    MailStatus mail,
    ILogger<StartReport> logger
) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        Log.Ready(logger, address.Base.AbsoluteUri, options.Database is null ? $"SQLite in {options.DataDirectory}" : "PostgreSQL");
        if (mail.IsWarning)
        {
            Log.Mail(logger, mail.Words);
        }

        if (await firstRun.LinkAsync(cancellationToken) is { } link)
        {
            Log.FirstRun(logger, link);
        }
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Log.Stopped(logger);
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Muster is ready at {Address}, on {Database}.")]
        public static partial void Ready(ILogger logger, string address, string database);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Words}")]
        public static partial void Mail(ILogger logger, string words);

        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "Nobody has an account yet. Open {Link} to make the first admin; the link works once."
        )]
        public static partial void FirstRun(ILogger logger, string link);

        [LoggerMessage(Level = LogLevel.Information, Message = "Muster has stopped.")]
        public static partial void Stopped(ILogger logger);
    }
}

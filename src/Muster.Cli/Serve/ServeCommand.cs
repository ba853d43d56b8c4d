// `muster serve`: runs the server until it is told to stop.
using System.CommandLine;
using Muster.Cli.Local;
using Muster.Cli.Terminal;
using Muster.Server.Hosting;
using Muster.Storage.Schema;

namespace Muster.Cli.Serve;

internal static class ServeCommand
{
    public static Command Create()
    {
        Command command = new("serve", "Run the server until it is told to stop (Ctrl+C or SIGTERM).");
        command.SetAction(async (_, cancel) => await RunAsync(LocalMuster.Settings(), cancel));
        return command;
    }

    private static async Task<int> RunAsync(MusterOptions options, CancellationToken cancel)
    {
        await using WebApplication app = MusterHost.Build(options);
        try
        {
            await MusterHost.RunAsync(app, cancel);
            return ExitCode.Done;
        }
        catch (Exception refused) when (refused is SchemaVersionException or IOException)
        {
            throw new Failure(ExitCode.Unavailable, refused.Message, []);
        }
    }
}

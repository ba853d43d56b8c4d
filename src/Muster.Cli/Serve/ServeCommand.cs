// `muster serve`: runs the server.
using System.CommandLine;
using Muster.Cli.Demo;
using Muster.Cli.Local;
using Muster.Cli.Terminal;
using Muster.Server.Hosting;

namespace Muster.Cli.Serve;

internal static class ServeCommand
{
    public static Command Create()
    {
        Option<bool> demo = new("--demo")
        {
            Description =
                "Fill an empty Muster with StreamFlow, a video service with a recent past. A Muster that is in use is left as it is.",
        };
        Command command = new("serve", "Run the server: console, API and pager. 'muster config' lists its settings.") { demo };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(demo), cancel));
        return command;
    }

    private static async Task<int> RunAsync(bool isDemo, CancellationToken cancel)
    {
        MusterOptions options = LocalMuster.Settings();
        DemoDoor? door = null;
        if (isDemo)
        {
            options = DemoMail.KeepAtHome(options);
            door = await DemoSeed.RunAsync(options, cancel);
        }

        await using WebApplication app = MusterHost.Build(options);
        try
        {
            await MusterHost.StartAsync(app, cancel);
        }
        catch (IOException taken)
        {
            throw new Failure(ExitCode.Unavailable, $"Muster was not started: {taken.Message}", ["MUSTER_URLS names other addresses."]);
        }

        door?.Tell(app.Urls);
        await app.WaitForShutdownAsync(cancel);
        return ExitCode.Done;
    }
}

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
                "Fill an empty Muster with StreamFlow, a video service with a recent past, and say how to sign in. A Muster that is in use is left as it is.",
        };
        Command command = new(
            "serve",
            "Run the server: console, API and pager. It needs no settings; 'muster config' lists those that there are. Ctrl-C stops it."
        )
        {
            demo,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(demo), cancel));
        return command;
    }

    private static async Task<int> RunAsync(bool isDemo, CancellationToken cancel)
    {
        MusterOptions options = LocalMuster.Settings();
        FreeAddresses.Require(options.Urls);
        DemoDoor? door = null;
        if (isDemo)
        {
            options = DemoMail.KeepAtHome(options);
            door = await DemoSeed.RunAsync(options, cancel);
            options = options with { IsDemo = door.IsDemo };
        }

        await using WebApplication app = MusterHost.Build(options, services => services.AddHostedService<MemoryReturn>());
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

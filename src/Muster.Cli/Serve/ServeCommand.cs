// `muster serve`: runs the server.
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Muster.Cli.Demo;
using Muster.Cli.Demo.Year;
using Muster.Cli.Local;
using Muster.Cli.Terminal;
using Muster.Server.Hosting;

namespace Muster.Cli.Serve;

internal static class ServeCommand
{
    /// <summary>10,000 incidents take some minutes to tell, and are as many as any list is measured with.</summary>
    private const int IncidentsMax = 10_000;

    public static Command Create()
    {
        Option<bool> demo = new("--demo")
        {
            Description =
                "Fill an empty Muster with StreamFlow, a video service with a recent past, and say how to sign in. A Muster that is in use is left as it is.",
        };
        Option<int> year = new("--year")
        {
            Description = "With --demo: tell the year before as well, with so many incidents. Without a number 2,000.",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "INCIDENTS",
            CustomParser = Incidents,
        };
        Command command = new(
            "serve",
            "Run the server: console, API and pager. It needs no settings; 'muster config' lists those that there are. Ctrl-C stops it."
        )
        {
            demo,
            year,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(demo), parsed.GetValue(year), cancel));
        return command;
    }

    private static int Incidents(ArgumentResult typed)
    {
        if (typed.Tokens.Count == 0)
        {
            return YearOfIncidents.Usual;
        }

        string text = typed.Tokens[0].Value;
        bool isRead = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int incidents);
        if (!isRead || incidents is < 1 or > IncidentsMax)
        {
            typed.AddError($"'{text}' is no number of incidents: 1 to {IncidentsMax}.");
        }

        return incidents;
    }

    private static async Task<int> RunAsync(bool isDemo, int year, CancellationToken cancel)
    {
        MusterOptions options = LocalMuster.Settings();
        FreeAddresses.Require(options.Urls);
        DemoDoor? door = null;
        if (year > 0 && !isDemo)
        {
            throw new Failure(ExitCode.Usage, "--year tells a year of the demo's incidents: say --demo as well. Nothing was started.");
        }

        if (isDemo)
        {
            options = DemoMail.KeepAtHome(options);
            door = await DemoSeed.RunAsync(options, year, cancel);
            options = options with { IsDemo = door.IsDemo };
        }

        await using WebApplication app = MusterHost.Build(options, services => Add(services, options.IsDemo));
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

    private static void Add(IServiceCollection services, bool isDemo)
    {
        services.AddHostedService<MemoryReturn>();
        if (isDemo)
        {
            services.AddHostedService<DemoTraffic>();
        }
    }
}

// Fills an empty Muster with StreamFlow and its recent past.
using Muster.Cli.Demo.Year;
using Muster.Cli.Local;
using Muster.Cli.Terminal;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Catalog;
using Muster.Server.Hosting;
using Muster.Storage.Startup;

namespace Muster.Cli.Demo;

internal static class DemoSeed
{
    private static readonly TimeSpan Before = TimeSpan.FromDays(10);

    /// <summary>Seeds when there is no organisation yet; answers how to get in. A Muster that somebody uses is left as it is.</summary>
    /// <param name="year">How many incidents of the year before are told as well; 0 for none.</param>
    public static async Task<DemoDoor> RunAsync(MusterOptions options, int year, CancellationToken cancel)
    {
        string passwordFile = Path.Combine(options.DataDirectory, "demo-password.txt");
        using (ServerLock.Take(new(options.DataDirectory, options.Database, options.ChainKey)))
        {
            if (!await TellWhereEmptyAsync(options, year, cancel))
            {
                return new(null, File.Exists(passwordFile) ? passwordFile : null);
            }

            await using LocalMuster local = await LocalMuster.OpenAsync(cancel);
            return new(await DemoAccounts.CreateAsync(local, passwordFile, cancel), passwordFile);
        }
    }

    private static async Task<bool> TellWhereEmptyAsync(MusterOptions options, int year, CancellationToken cancel)
    {
        DateTimeOffset present = Clock.Now;
        DemoClock clock = new(present - Before - (year > 0 ? YearOfIncidents.Lasts : TimeSpan.Zero));
        await using ServiceProvider services = LocalMuster
            .Services(options, clock)
            .AddSingleton<IChannel>(new DemoChannel("email"))
            .AddSingleton<IChannel>(new DemoChannel("webhook"))
            .BuildServiceProvider();
        await StorageServices.PrepareAsync(services, cancel);
        StreamId organisation = new(Organisation.Category, Organisation.StreamKey);
        if (await services.GetRequiredService<IEventStore>().StreamVersionAsync(organisation, cancel) > 0)
        {
            return false;
        }

        await ApplyAsync(services);
        if (year > 0)
        {
            Organisation organised = await services.GetRequiredService<OrganisationReader>().CurrentAsync(cancel);
            await new YearOfIncidents(services, organised, present - Before).TellAsync(year);
            clock.Set(present - Before);
        }

        await TellAsync(new DemoWorld(services, clock), present);
        return true;
    }

    private static async Task ApplyAsync(IServiceProvider services)
    {
        OrganisationChange change = await services
            .GetRequiredService<OrganisationFiles>()
            .ApplyAsync(StreamFlow.File, prune: false, "", LocalMuster.Admin, null, null, CancellationToken.None);
        if (change.Outcome is Outcome.Refused { Why: var why })
        {
            throw Failure.Of(why);
        }
    }

    private static async Task TellAsync(DemoWorld world, DateTimeOffset present)
    {
        await world.PassUntilAsync(present - TimeSpan.FromDays(9));
        await SignedPolicy.SignAsync(world);
        await CustomersRead.OfSearchAsync(world);
        await StaleSearch.TellAsync(world);
        await world.PassUntilAsync(present - TimeSpan.FromDays(6));
        await MissingIndex.TellAsync(world);
        await world.PassUntilAsync(present - TimeSpan.FromDays(4));
        await DeletedAvatars.TellAsync(world);
        await world.PassUntilAsync(present - TimeSpan.FromDays(2));
        await CardPayments.TellAsync(world);
        await world.PassUntilAsync(present - TimeSpan.FromHours(2));
        await ComingWeeks.TellAsync(world);
        await OrdinaryDay.TellAsync(world);
        await world.PassUntilAsync(present - NothingPlays.Lasts);
        await NothingPlays.TellAsync(world);
        await Budgets.TellAsync(world);
        await SignedPolicy.ShipAsync(world);
        await SignedPolicy.StopAsync(world);
        await CustomersRead.NowAsync(world, await world.OpenIncidentAsync(new("playback-api")));
    }
}

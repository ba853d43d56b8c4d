// Writes into the stores of a test's server, as the routes do it.
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Catalog.Document;

namespace Muster.Server.Tests.Drivers;

internal static class Organising
{
    /// <summary>Puts the organisation that a file says.</summary>
    public static Task PutAsync(this IServiceProvider server, string file)
    {
        OrganisationReading reading = OrganisationFileReader.Read(file);
        Assert.Empty(reading.Mistakes);
        return server.PutAsync(reading.Organisation);
    }

    public static Task PutAsync(this IServiceProvider server, Organisation organisation) =>
        server.DecideAsync(
            (work, cancel) =>
                work.DecideOrganisationAsync(
                    new OrganisationCommand.Put(organisation, Prune: false, "test", Actor.System("test"), work.Now),
                    cancel
                )
        );

    /// <summary>Runs what must be accepted.</summary>
    public static async Task DecideAsync(this IServiceProvider server, Func<Work, CancellationToken, Task<Rejection?>> act) =>
        Assert.IsType<Outcome.Done>(
            await server.GetRequiredService<CommandRunner>().RunAsync(operation: null, act, CancellationToken.None)
        );
}

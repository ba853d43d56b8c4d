// A server on which people play drills; its clock is moved by the tests.
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Drills;

/// <summary>Ana and Ben respond, Vera only looks. One server for a class; each test plays drills of its own.</summary>
public sealed class DrillWorld : IAsyncLifetime
{
    private const string People = """
        name: StreamFlow
        people:
          ana: { name: Ana Silva, email: ana@example.org, zone: Europe/Lisbon }
          ben: { name: Ben Okafor, email: ben@example.org, zone: Europe/London }
          vera: { name: Vera Novak, email: vera@example.org, zone: Etc/UTC }
        teams:
          streaming: { name: Streaming, members: [ana, ben] }
        """;

    public MusterServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await MusterServer.StartAsync();
        await Server.Services.PutAsync(People);
        await Server.AccountAsync("Ana", AccountRole.Responder);
        await Server.AccountAsync("Ben", AccountRole.Responder);
        await Server.AccountAsync("Vera", AccountRole.Viewer);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    public void Pass(int seconds) => Server.Clock.FastForward(TimeSpan.FromSeconds(seconds));
}

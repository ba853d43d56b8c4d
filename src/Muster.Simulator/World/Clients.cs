// People or programs outside that use a simulated system, and what they do when it fails them.
namespace Muster.Simulator.World;

/// <param name="Name">A slug; clients are a class of traffic, which a gateway can tell from others.</param>
/// <param name="Entry">The component that their requests reach first.</param>
/// <param name="Demand">New requests a second on an ordinary day.</param>
/// <param name="People">How many people stand behind the demand: what is lost is counted in minutes of theirs.</param>
/// <param name="TimeoutSeconds">How long they wait for an answer, up to <see cref="WorldDefaults.WaitSecondsMax"/>.</param>
/// <param name="Retries">How often they try again, up to <see cref="WorldDefaults.RetriesMax"/>.</param>
/// <param name="BackoffSeconds">After how many seconds they try again, 1 to <see cref="WorldDefaults.WaitSecondsMax"/>.</param>
/// <param name="Persistence">The share of failed requests that is tried again, 0 to 1.</param>
/// <param name="PersistenceWhenShed">The same of requests that were refused at the door with a clear answer.</param>
public sealed record Clients(
    string Name,
    string Entry,
    double Demand,
    double People,
    double TimeoutSeconds,
    int Retries = 0,
    int BackoffSeconds = 1,
    double Persistence = 1,
    double PersistenceWhenShed = 0.5
);

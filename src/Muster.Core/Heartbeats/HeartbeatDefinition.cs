// A heartbeat as the organisation declares it: how often it must be heard, and whom its silence pages.
using Muster.Core.Kernel;

namespace Muster.Core.Heartbeats;

/// <summary>It is watched from its declaration on, whether or not it was ever heard.</summary>
/// <param name="Name">How it is pinged: an id, as the file names it.</param>
/// <param name="Grace">How much later than <paramref name="Every"/> it may be; zero for not at all.</param>
/// <param name="Service">Whom its alert pages; null: as the routes say.</param>
/// <param name="Severity">Of its alert; null: SEV-2.</param>
public sealed record HeartbeatDefinition(
    string Name,
    TimeSpan Every,
    TimeSpan Grace,
    ServiceId? Service,
    Severity? Severity,
    string Description
);

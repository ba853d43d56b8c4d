// What the status page says already of a trouble.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Server.CustomerReports.Form;

/// <param name="Components">Those that it is about.</param>
/// <param name="Title">As customers read it.</param>
/// <param name="Said">The last word on it.</param>
public sealed record KnownTrouble(
    BulletinId Bulletin,
    ImmutableArray<ComponentId> Components,
    string Title,
    string Said,
    DateTimeOffset At
);

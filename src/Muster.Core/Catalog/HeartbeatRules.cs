// Whether a declared heartbeat can be watched: times that can be kept, a service that exists.
using Muster.Core.Heartbeats;
using Muster.Core.Kernel;

namespace Muster.Core.Catalog;

internal static class HeartbeatRules
{
    public static IEnumerable<FieldError> Check(Organisation organisation, HeartbeatDefinition heartbeat)
    {
        if (heartbeat.Every < HeartbeatDefaults.IntervalMin || heartbeat.Every > HeartbeatDefaults.IntervalMax)
        {
            yield return new("every", $"A heartbeat is heard every 1 minute to {HeartbeatDefaults.IntervalMax.Days} days.");
        }

        if (heartbeat.Grace < TimeSpan.Zero || heartbeat.Grace > HeartbeatDefaults.GraceMax)
        {
            yield return new("grace", $"A grace is at most {HeartbeatDefaults.GraceMax.Days} days; make 'every' longer instead.");
        }

        if (
            heartbeat.Service is { } service
            && OrganisationRules.Dangling(organisation, "service", DefinitionKind.Service, service.Value) is { } gone
        )
        {
            yield return gone;
        }
    }
}

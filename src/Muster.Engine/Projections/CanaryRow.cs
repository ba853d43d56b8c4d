// How the canary page of a service fares.
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

/// <param name="Every">How often it is sent, as the timer that is set knows it.</param>
/// <param name="Run">The latest one that was sent; null before the first.</param>
/// <param name="ArrivedRun">The latest one of which each message was delivered, or that somebody answered.</param>
/// <param name="LostSince">When the first was sent of those that did not arrive since one did; null while they arrive.</param>
/// <param name="Why">What is known of the latest that did not arrive; null while they arrive.</param>
/// <param name="Alarm">The page that says so; null while there is none.</param>
public sealed record CanaryRow(
    ServiceId Service,
    TimeSpan Every,
    string? Run,
    DateTimeOffset? SentAt,
    string? ArrivedRun,
    DateTimeOffset? ArrivedAt,
    DateTimeOffset? LostSince,
    string? Why,
    PageId? Alarm
)
{
    public static CanaryRow New(ServiceId service, TimeSpan every) => new(service, every, null, null, null, null, null, null, null);

    internal View ToView(DateTimeOffset now, string status = Views.Open) =>
        new(Views.Canary, Service.Value, status, now, "", ViewJson.Write(this));
}

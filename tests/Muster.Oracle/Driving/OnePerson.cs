// An organisation of one person who is paged by a webhook about everything that concerns one service.

namespace Muster.Oracle.Driving;

public static class OnePerson
{
    /// <summary>A station with it; the server is not started yet.</summary>
    public static Task<Station> BuildAsync(WebhookReceiver receiver, string? postgres = null, params (string Name, string Value)[] settings)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        return Station.BuildAsync(Organisation(receiver.Url), postgres, [.. settings, ("MUSTER_ALLOW_PRIVATE_WEBHOOKS", "true")]);
    }

    private static string Organisation(Uri webhook) =>
        $$"""
            name: Chaos
            people:
              cleo:
                name: Cleo Marin
                email: cleo@example.org
                zone: Europe/Rome
                contacts: [{ webhook: "{{webhook}}" }]
            teams:
              streaming: { name: Streaming, members: [cleo] }
            services:
              playback-api: { name: Playback API, team: streaming, tier: 0, alwaysOn: true, escalationPolicy: streaming }
            escalationPolicies:
              streaming: { name: Streaming, steps: [{ targets: ["person:cleo"], wait: 30m }], repeat: 0 }
            routes:
              - { id: playback, matchers: ['service="playback-api"'], service: playback-api, groupBy: [alertname] }
            """;
}

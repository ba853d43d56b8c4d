// The objectives of StreamFlow, with four weeks of minutes that fit its incidents: one budget is blown, one is healthy, one is being spent.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Slos;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Slos.Document;

namespace Muster.Cli.Demo;

internal static class Budgets
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(28);

    /// <summary>Only the incidents whose stories are told spend much: those of the year before, of which there may be thousands, would leave nothing.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromDays(10);

    public static async Task TellAsync(DemoWorld world)
    {
        OpenSloReading reading = OpenSloReader.Read([("slos.yaml", StreamFlow.Objectives)]);
        foreach (SloDefinition definition in reading.Definitions)
        {
            await world.DefineAsync(definition);
            DateTimeOffset now = SliLedger.MinuteOf(world.Now);
            await world.MeasureAsync(definition.Slo.Id, await world.CountedAsync(definition.Slo.Service, now - Kept, now));
        }
    }

    /// <summary>What a service counted from one whole minute to another, of which the last four weeks are known.</summary>
    public static async Task<ImmutableArray<MeasuredMinute>> CountedAsync(
        IViewStore views,
        string service,
        DateTimeOffset from,
        DateTimeOffset now
    )
    {
        ImmutableArray<IncidentRow> incidents =
        [
            .. (await views.AllAsync(Views.Incident, [], CancellationToken.None))
                .Select(view => view.Row<IncidentRow>())
                .Where(row => row.Service?.Value == service && row.DetectedAt >= now - Told && row.Type == IncidentType.Incident),
        ];
        DateTimeOffset begin = from > now - Kept ? from : now - Kept;
        return
        [
            .. Enumerable
                .Range(0, (int)(now - begin).TotalMinutes)
                .Select(minute => Minute(service, incidents, now, begin.AddMinutes(minute))),
        ];
    }

    /// <summary>More is watched and bought in the evening than at dawn; so much always fails, more in incidents, and once when nobody noticed.</summary>
    private static MeasuredMinute Minute(string service, ImmutableArray<IncidentRow> incidents, DateTimeOffset now, DateTimeOffset at)
    {
        (double requests, double always, double inIncidents) = service switch
        {
            "playback-api" => (42_000.0, 0.0015, 0.22),
            "checkout" => (900.0, 0.000_03, 0.38),
            _ => (12_000.0, 0.001, 0.6),
        };
        double total = Math.Round(requests * (1 + (0.3 * Math.Sin((at.TimeOfDay.TotalHours - 14) * Math.PI / 12))));
        TimeSpan ago = now - at;
        bool isUnnoticed = service == "playback-api" && ago > TimeSpan.FromDays(17) && ago < TimeSpan.FromDays(17) + TimeSpan.FromHours(3);
        double share =
            incidents.Any(one => Reaches(one, at)) ? inIncidents
            : isUnnoticed ? 0.12
            : always;
        return new(0, at, new(total, Math.Round(total * share, 3)));
    }

    private static bool Reaches(IncidentRow incident, DateTimeOffset at) =>
        (incident.ImpactStartedAt ?? incident.DetectedAt) <= at && !((incident.ImpactStoppedAt ?? incident.ResolvedAt) <= at);
}

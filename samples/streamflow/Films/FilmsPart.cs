// The service: film pages, with switches for its release and its features.
using System.Diagnostics.Metrics;
using StreamFlow.Hosting;

namespace StreamFlow.Films;

internal static class FilmsPart
{
    private static readonly Counter<long> Pages = Part.Meter.CreateCounter<long>(
        "streamflow_service_pages",
        description: "Film pages by outcome: served, late (the database did not answer in time), refused"
    );

    public static Task RunAsync(string[] settings)
    {
        WebApplication app = Part.With(Part.Builder(7601, settings));
        TimeSpan wait = TimeSpan.FromMilliseconds(app.Configuration.Number("wait", 1_000, 10, 60_000));
        Switches switches = new();
        FilmReader reader = new(app.Configuration.Client("cache", 7602, wait), app.Configuration.Client("database", 7603, wait), switches);
        app.MapGet("/films/{id:int}", (int id) => AnswerAsync(id, reader, switches));

        RouteGroupBuilder admin = app.MapAdmin();
        admin.MapGet("/release", () => new { version = switches.Release });
        admin.MapPut("/release/{version:int}", (int version) => new { version = switches.Release = version });
        admin.MapGet("/flags/similar", () => new FlagValue(switches.Similar));
        admin.MapPut("/flags/similar", (FlagValue flag) => new FlagValue(switches.Similar = flag.Value));
        Part.Meter.CreateObservableGauge("streamflow_service_release", () => switches.Release, description: "The release that runs");
        return app.RunAsync();
    }

    private static async Task<IResult> AnswerAsync(int id, FilmReader reader, Switches switches)
    {
        try
        {
            string? film = await reader.ReadAsync(id);
            if (film is not null && switches.Similar)
            {
                film += $"\nSimilar: {await reader.ReadAsync(id > 1 ? id - 1 : id + 1)}";
            }

            Pages.One("served");
            return film is null ? Results.NotFound() : Results.Text(film);
        }
        catch (TaskCanceledException)
        {
            Pages.One("late");
            return Results.StatusCode(StatusCodes.Status504GatewayTimeout);
        }
        catch (HttpRequestException)
        {
            Pages.One("refused");
            return Results.StatusCode(StatusCodes.Status502BadGateway);
        }
    }
}

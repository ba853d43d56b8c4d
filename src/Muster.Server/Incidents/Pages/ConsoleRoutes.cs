// The routes of the console of one incident: the page, its living part, and one route for each form.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;
using static Muster.Core.Incidents.IncidentCommand;

namespace Muster.Server.Incidents.Pages;

internal static class ConsoleRoutes
{
    public static void MapConsole(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder page = routes.MapGroup("/incidents/{id}").ExcludeFromDescription().DisableAntiforgery();
        RouteGroupBuilder reading = page.MapGroup("").RequireAuthorization(Policies.Read);
        reading.MapGet("", PageAsync);
        reading.MapGet("/live", LiveAsync);
        reading.MapGet("/where", WhereAsync);
        reading.MapGet("/where/live", WhereLiveAsync);

        RouteGroupBuilder writing = page.MapGroup("").RequireAuthorization(Policies.Respond);
        MapPeople(writing);
        MapWork(writing);
        writing.MapStatements();
        MapStatus(writing);
    }

    private static async Task<IResult> PageAsync(string id, HttpContext http, ConsoleReader console, CancellationToken cancel) =>
        await ReadAsync(id, http, console, cancel) is { } model
            ? Fragment.Page<IncidentPage>(http, new { Model = model })
            : TypedResults.NotFound();

    private static Task<IResult> LiveAsync(string id, HttpContext http, ConsoleReader console, CancellationToken cancel) =>
        PartAsync<IncidentLive>(id, http, console, cancel);

    private static async Task<IResult> WhereAsync(string id, HttpContext http, ConsoleReader console, CancellationToken cancel) =>
        await ReadAsync(id, http, console, cancel) is { } model
            ? Fragment.Page<WherePage>(http, new { Model = model })
            : TypedResults.NotFound();

    private static Task<IResult> WhereLiveAsync(string id, HttpContext http, ConsoleReader console, CancellationToken cancel) =>
        PartAsync<WhereLive>(id, http, console, cancel);

    private static async Task<IResult> PartAsync<TLive>(string id, HttpContext http, ConsoleReader console, CancellationToken cancel)
        where TLive : Microsoft.AspNetCore.Components.IComponent
    {
        if (!IncidentId.TryParse(id, out IncidentId incident))
        {
            return TypedResults.NotFound();
        }

        string rev = console.Rev(incident, http.User);
        bool missing = false;
        IResult answer = await Fragment.LiveAsync<TLive>(
            http,
            rev,
            async () =>
            {
                IncidentConsole? model = await console.ReadAsync(incident, http.User, rev, All(http), cancel);
                missing = model is null;
                return new { Model = model };
            }
        );
        return missing ? TypedResults.NotFound() : answer;
    }

    private static async Task<IncidentConsole?> ReadAsync(string id, HttpContext http, ConsoleReader console, CancellationToken cancel) =>
        IncidentId.TryParse(id, out IncidentId incident)
            ? await console.ReadAsync(incident, http.User, console.Rev(incident, http.User), All(http), cancel)
            : null;

    private static bool All(HttpContext http) => http.Request.Query.ContainsKey("all");

    private static void MapPeople(RouteGroupBuilder incident)
    {
        Map(
            incident,
            "/acknowledgement",
            (form, asking, _) => new Acknowledge(Myself(asking), Page: null, PagedAt: null, asking.By, form.Now)
        );
        Map(incident, "/handover", (form, asking, _) => new OfferCommand(form.Person("to"), asking.By, form.Now), "to");
        Map(incident, "/handover/request", (form, asking, _) => new AskForCommand(Myself(asking), asking.By, form.Now));
        Map(incident, "/handover/acceptance", (form, asking, _) => new AcceptCommand(Myself(asking), asking.By, form.Now));
        Map(
            incident,
            "/handover/refusal",
            (form, asking, _) => new DeclineCommand(Myself(asking), form.Text("reason"), asking.By, form.Now)
        );
        incident.MapPost(
            "/roles/{role}",
            (string id, string role, HttpContext http, ConsoleWrites writes) =>
                RoleNames.TryParse(role, out Role asked)
                    ? writes.PostAsync(
                        id,
                        http,
                        (form, asking, _) => new AssignRole(asked, form.Person("person"), asking.By, form.Now),
                        "person"
                    )
                    : Task.FromResult<IResult>(TypedResults.NotFound())
        );
        incident.MapPost(
            "/roles/{role}/release",
            (string id, string role, HttpContext http, ConsoleWrites writes) =>
                RoleNames.TryParse(role, out Role asked)
                    ? writes.PostAsync(id, http, (form, asking, _) => new ReleaseRole(asked, form.Text("reason"), asking.By, form.Now))
                    : Task.FromResult<IResult>(TypedResults.NotFound())
        );
    }

    private static void MapWork(RouteGroupBuilder incident)
    {
        Map(
            incident,
            "/notes",
            (form, asking, made) =>
                new Note(made, form.Choice<NoteKind>("kind"), form.Text("text"), form.AtOrWritten("happenedAt"), asking.By, form.Now)
        );
        MapPart(
            incident,
            "/notes/{part}/removal",
            (form, asking, entry) => new RemoveEntry(entry, form.Text("reason"), asking.By, form.Now)
        );
        MapPart(incident, "/notes/{part}/restoration", (form, asking, entry) => new RestoreEntry(entry, asking.By, form.Now));
        Map(
            incident,
            "/tasks",
            (form, asking, made) =>
                new AssignTask(made, form.Text("text"), form.Person("to"), form.InMinutes("minutes") ?? form.Now, asking.By, form.Now),
            "to"
        );
        MapPart(
            incident,
            "/tasks/{part}/completion",
            (form, asking, task) => new FinishTask(task, form.OptionalText("result"), asking.By, form.Now)
        );
        MapPart(
            incident,
            "/tasks/{part}/cancellation",
            (form, asking, task) => new CancelTask(task, form.Text("reason"), asking.By, form.Now)
        );
        incident.MapFirstLook();
        MapPart(
            incident,
            "/mitigations/{part}/outcome",
            (form, asking, mitigation) =>
                new ReportMitigation(mitigation, form.Choice<MitigationOutcome>("outcome"), form.OptionalText("text"), asking.By, form.Now)
        );
    }

    private static void MapStatus(RouteGroupBuilder incident)
    {
        Map(
            incident,
            "/severity",
            (form, asking, _) => new ChangeSeverity(form.Choice<Severity>("severity"), form.Text("reason"), asking.By, form.Now)
        );
        Map(incident, "/title", (form, asking, _) => new Retitle(form.Text("title"), asking.By, form.Now));
        Map(incident, "/impact-start", (form, asking, _) => new SetImpactStart(form.AtOrAgo("impactStartedAt"), asking.By, form.Now));
        Map(
            incident,
            "/mitigation",
            (form, asking, _) => new Mitigate(form.AtOrAgo("impactStoppedAt"), form.OptionalText("text"), asking.By, form.Now)
        );
        Map(incident, "/resolution", (form, asking, _) => new Resolve(form.Text("text"), asking.By, form.Now));
        Map(incident, "/reopening", (form, asking, _) => new Reopen(form.Text("reason"), asking.By, form.Now));
    }

    /// <summary>The person who posts. Only people have a console; a key that stands for nobody is refused by the rules as nobody.</summary>
    private static PersonId Myself(Asking asking) => asking.Person ?? new PersonId("");

    internal static void Map(RouteGroupBuilder incident, string path, FormCommand command, params string[] named) =>
        incident.MapPost(path, (string id, HttpContext http, ConsoleWrites writes) => writes.PostAsync(id, http, command, [.. named]));

    /// <summary>A form about one part of the incident, whose id stands in the address.</summary>
    internal static void MapPart(RouteGroupBuilder incident, string path, FormCommand command) =>
        incident.MapPost(
            path,
            (string id, string part, HttpContext http, ConsoleWrites writes) =>
                writes.PostAsync(id, http, (form, asking, _) => command(form, asking, part))
        );
}

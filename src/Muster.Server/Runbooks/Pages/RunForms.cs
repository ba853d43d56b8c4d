// The forms of runbooks and runs: write, ask, approve, refuse, break the glass, start, stop, confirm.
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Runbooks.Pages;

internal static class RunForms
{
    /// <summary>How the name of a parameter's field begins.</summary>
    public const string ParameterPrefix = "p-";

    /// <summary>A runbook is a text of some kilobytes; this is what the forms take.</summary>
    private const int TextBytesMax = 256 * 1024;

    public static void MapRunForms(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/runbooks", WriteAsync).RequireAuthorization(Policies.Administer);
        routes.MapPost("/runbooks/{id}/retirement", RetireAsync).RequireAuthorization(Policies.Administer);
        RouteGroupBuilder runs = routes.MapGroup("/runs").RequireAuthorization(Policies.Respond);
        runs.MapPost("", RequestAsync);
        runs.MapPost(
            "/{id}/approve",
            (string id, HttpContext http, RunWriter writer) =>
                DecideAsync(
                    id,
                    http,
                    writer,
                    (said, now) => new RunCommand.Approve(said.Text("hash"), said.Caller.People, said.Asking.By, now)
                )
        );
        runs.MapPost(
            "/{id}/refuse",
            (string id, HttpContext http, RunWriter writer) =>
                DecideAsync(id, http, writer, (said, now) => new RunCommand.Refuse(said.Text("reason"), said.Asking.By, now))
        );
        runs.MapPost(
            "/{id}/break-glass",
            (string id, HttpContext http, RunWriter writer) =>
                DecideAsync(
                    id,
                    http,
                    writer,
                    (said, now) => new RunCommand.BreakGlass(said.Text("reason"), said.Caller.People, said.Asking.By, now)
                )
        );
        runs.MapPost("/{id}/start", StartAsync);
        runs.MapPost(
            "/{id}/stop",
            (string id, HttpContext http, RunWriter writer) =>
                DecideAsync(id, http, writer, (said, now) => new RunCommand.Stop(said.Text("reason"), said.Asking.By, now))
        );
        runs.MapPost(
            "/{id}/confirm",
            (string id, HttpContext http, RunWriter writer) =>
                DecideAsync(
                    id,
                    http,
                    writer,
                    (said, now) => new RunCommand.Confirm(said.Number("step"), said.Number("item"), said.Asking.By, now)
                )
        );
    }

    private static async Task<IResult> WriteAsync(HttpContext http, RunbookWriter writer)
    {
        if (await Said.ReadAsync(http) is not { } said)
        {
            return Unreadable(http);
        }

        string id = said.Text("id");
        (Outcome outcome, RunbookId written) = await writer.WriteAsync(id.Length > 0 ? id : null, said.Text("text"), said.Asking);
        return outcome is Outcome.Refused { Why: var why }
            ? PostResult.Refused(
                http,
                why.Kind.Status(),
                "That was not written",
                why.Whole(),
                why.Code,
                id.Length > 0 ? $"/runbooks/{id}" : "/runbooks/new"
            )
            : PostResult.SeeOther(http, $"/runbooks/{written}");
    }

    private static async Task<IResult> RetireAsync(string id, HttpContext http, RunbookWriter writer)
    {
        if (!Slug.IsValid(id))
        {
            return TypedResults.NotFound();
        }

        if (await Said.ReadAsync(http) is not { } said)
        {
            return Unreadable(http);
        }

        Outcome outcome = await writer.DecideAsync(
            new(id),
            said.Asking,
            now => new RunbookCommand.Retire(said.Text("reason"), said.Asking.By, now)
        );
        return outcome is Outcome.Refused { Why: var why }
            ? Refused(http, why, $"/runbooks/{id}")
            : PostResult.SeeOther(http, $"/runbooks/{id}");
    }

    private static async Task<IResult> RequestAsync(HttpContext http, RunWriter writer)
    {
        if (await Said.ReadAsync(http) is not { } said)
        {
            return Unreadable(http);
        }

        string runbook = said.Text("runbook");
        ImmutableSortedDictionary<string, string> parameters = said
            .Fields.Where(field => field.Key.StartsWith(ParameterPrefix, StringComparison.Ordinal))
            .ToImmutableSortedDictionary(field => field.Key[ParameterPrefix.Length..], field => field.Value, StringComparer.Ordinal);
        IncidentId? incident = IncidentId.TryParse(said.Text("incident"), out IncidentId known) ? known : null;
        RunWish wish = new(runbook, parameters, said.Text("undo") == "true", null, incident);
        return await writer.RequestAsync(wish, said.Caller, said.Asking) switch
        {
            (Outcome.Refused { Why: var why }, _) => Refused(http, why, Slug.IsValid(runbook) ? $"/runbooks/{runbook}" : "/runbooks"),
            (_, { } id) => PostResult.SeeOther(http, $"/runs/{id}"),
            _ => PostResult.SeeOther(http, "/runbooks"),
        };
    }

    private static async Task<IResult> StartAsync(string id, HttpContext http, RunWriter writer)
    {
        if (!RunId.TryParse(id, out RunId run))
        {
            return TypedResults.NotFound();
        }

        return await Said.ReadAsync(http) is { } said
            ? Answer(http, run, await writer.StartAsync(run, said.Text("hash"), null, said.Caller, said.Asking))
            : Unreadable(http);
    }

    private static async Task<IResult> DecideAsync(
        string id,
        HttpContext http,
        RunWriter writer,
        Func<Said, DateTimeOffset, RunCommand> command
    )
    {
        if (!RunId.TryParse(id, out RunId run))
        {
            return TypedResults.NotFound();
        }

        return await Said.ReadAsync(http) is { } said
            ? Answer(http, run, await writer.WriteAsync(run, said.Asking, now => command(said, now)))
            : Unreadable(http);
    }

    private static IResult Answer(HttpContext http, RunId run, Outcome outcome) =>
        outcome is Outcome.Refused { Why: var why } ? Refused(http, why, $"/runs/{run}") : PostResult.SeeOther(http, $"/runs/{run}");

    private static IResult Refused(HttpContext http, Rejection why, string back) =>
        PostResult.Refused(http, why.Kind.Status(), "That was not done", why.Whole(), why.Code, back);

    private static IResult Unreadable(HttpContext http) =>
        PostResult.Refused(
            http,
            StatusCodes.Status400BadRequest,
            "That request could not be read",
            "Nothing was changed. Use the forms of the page.",
            "request.malformed"
        );

    /// <summary>What somebody said with a form: who, and in which fields.</summary>
    private sealed record Said(Asking Asking, Caller Caller, IReadOnlyDictionary<string, string> Fields)
    {
        /// <summary>Null when the request carries no form.</summary>
        public static async Task<Said?> ReadAsync(HttpContext http)
        {
            if (!http.Request.HasFormContentType)
            {
                return null;
            }

            IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted);
            Dictionary<string, string> fields = form.ToDictionary(
                field => field.Key,
                field => EdgeText.Clean(field.Value[^1] ?? "", TextBytesMax),
                StringComparer.Ordinal
            );
            return new(Asking.OfForm(http, form), Caller.Require(http.User), fields);
        }

        /// <summary>Empty when it was not sent.</summary>
        public string Text(string field) => Fields.GetValueOrDefault(field, "");

        /// <summary>-1, which the rules refuse, for what is no number.</summary>
        public int Number(string field) =>
            int.TryParse(Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;
    }
}

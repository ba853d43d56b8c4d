// The forms of the drills: start, act, pause, go on, speed, end.
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Pages;

internal static class DrillForms
{
    /// <summary>Before the name of an argument in a form.</summary>
    public const string ArgumentPrefix = "arg-";

    public static void MapDrillForms(this IEndpointRouteBuilder drills)
    {
        drills.MapPost("", StartAsync);
        drills.MapPost("/{id}/acts", ActAsync);
        drills.MapPost("/{id}/pause", (string id, HttpContext http, DrillWriter writer) => TurnAsync(id, http, writer, PauseOf));
        drills.MapPost("/{id}/resume", (string id, HttpContext http, DrillWriter writer) => TurnAsync(id, http, writer, ResumeOf));
        drills.MapPost("/{id}/speed", (string id, HttpContext http, DrillWriter writer) => TurnAsync(id, http, writer, SpeedOf));
        drills.MapPost("/{id}/end", EndAsync);
    }

    private static async Task<IResult> StartAsync(HttpContext http, DrillWriter writer)
    {
        if (await DrillSaid.ReadAsync(http) is not { } said)
        {
            return Unreadable(http);
        }

        long? seed = long.TryParse(said.Text("seed"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : null;
        if (seed is null && said.Text("seed").Trim().Length > 0)
        {
            FieldError error = new("seed", "A variant is a whole number, or nothing for any.");
            return Refused(http, DrillRefusals.Invalid([error]), "/drills");
        }

        DrillWish wish = new(said.Text("scenario"), said.Text("difficulty"), Speed(said), seed, said.Text("pages").Length > 0);
        return await writer.StartAsync(wish, said.Asking) switch
        {
            (Outcome.Refused { Why: var why }, _) => Refused(http, why, "/drills"),
            (_, { } id) => PostResult.SeeOther(http, $"/drills/{id}"),
            _ => PostResult.SeeOther(http, "/drills"),
        };
    }

    private static async Task<IResult> ActAsync(string id, HttpContext http, DrillWriter writer)
    {
        if (!DrillId.TryParse(id, out DrillId drill))
        {
            return TypedResults.NotFound();
        }

        if (await DrillSaid.ReadAsync(http) is not { } said)
        {
            return Unreadable(http);
        }

        ImmutableSortedDictionary<string, string> args = said
            .Fields.Where(field => field.Key.StartsWith(ArgumentPrefix, StringComparison.Ordinal) && field.Value.Trim().Length > 0)
            .ToImmutableSortedDictionary(field => field.Key[ArgumentPrefix.Length..], field => field.Value.Trim(), StringComparer.Ordinal);
        if (said.Text("do") == Word.Of(Verb.Statement))
        {
            args = args.SetItem("text", string.Join('\n', CommandCard.StatementParts.Select(part => said.Text(part.Part).Trim())));
        }

        (Outcome outcome, string? notDone) = await writer.ActAsync(drill, said.Text("do"), said.Text("target"), args, said.Asking);
        return outcome is Outcome.Refused { Why: var why }
            ? Refused(http, why, $"/drills/{drill}")
            : PostResult.SeeOther(http, $"/drills/{drill}", notDone is null ? null : $"Not done: {notDone}");
    }

    private static Task<IResult> EndAsync(string id, HttpContext http, DrillWriter writer) =>
        TurnAsync(id, http, writer, (said, now) => new DrillCommand.Stop(said.Asking.By, now), "/debrief");

    private static async Task<IResult> TurnAsync(
        string id,
        HttpContext http,
        DrillWriter writer,
        Func<DrillSaid, DateTimeOffset, DrillCommand> command,
        string then = ""
    )
    {
        if (!DrillId.TryParse(id, out DrillId drill))
        {
            return TypedResults.NotFound();
        }

        if (await DrillSaid.ReadAsync(http) is not { } said)
        {
            return Unreadable(http);
        }

        return await writer.WriteAsync(drill, said.Asking, now => command(said, now)) is Outcome.Refused { Why: var why }
            ? Refused(http, why, $"/drills/{drill}")
            : PostResult.SeeOther(http, $"/drills/{drill}{then}");
    }

    private static DrillCommand PauseOf(DrillSaid said, DateTimeOffset now) => new DrillCommand.Pause(said.Asking.By, now);

    private static DrillCommand ResumeOf(DrillSaid said, DateTimeOffset now) => new DrillCommand.Resume(said.Asking.By, now);

    private static DrillCommand SpeedOf(DrillSaid said, DateTimeOffset now) =>
        new DrillCommand.ChangeSpeed(Speed(said), said.Asking.By, now);

    /// <summary>0, which the rules refuse, for what is no number.</summary>
    private static int Speed(DrillSaid said) =>
        int.TryParse(said.Text("speed"), NumberStyles.None, CultureInfo.InvariantCulture, out int speed) ? speed : 0;

    internal static IResult Refused(HttpContext http, Rejection why, string back) =>
        PostResult.Refused(http, why.Kind.Status(), "That was not done", why.Message, why.Code, back);

    internal static IResult Unreadable(HttpContext http) =>
        PostResult.Refused(
            http,
            StatusCodes.Status400BadRequest,
            "That request could not be read",
            "Nothing was changed. Use the forms of the page.",
            "request.malformed"
        );
}

// The forms of the console about statements: publish, preview, draft, look, withdraw.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Communications;
using static Muster.Core.Incidents.IncidentCommand;

namespace Muster.Server.Incidents.Pages;

internal static class StatementPages
{
    /// <summary>The id of the form on the page.</summary>
    public const string Form = "statement";

    public static void MapStatements(this RouteGroupBuilder incident)
    {
        ConsoleRoutes.Map(
            incident,
            "/statements",
            (form, asking, made) => new PublishStatement(Read(form, made), asking.By, form.Now) { Override = Answered(form) }
        );
        incident.MapPost("/statements/preview", PreviewAsync);
        ConsoleRoutes.Map(incident, "/drafts", (form, asking, made) => new DraftStatement(Read(form, made), asking.By, form.Now));
        ConsoleRoutes.MapPart(
            incident,
            "/drafts/{part}/publication",
            (form, asking, draft) => new PublishDraft(draft, form.InMinutes("next"), asking.By, form.Now) { Override = Answered(form) }
        );
        ConsoleRoutes.MapPart(
            incident,
            "/drafts/{part}/look",
            (form, asking, draft) => new LookAtDraft(draft, form.Text("verdict") == "right", form.OptionalText("text"), asking.By, form.Now)
        );
        ConsoleRoutes.MapPart(
            incident,
            "/drafts/{part}/withdrawal",
            (form, asking, draft) => new WithdrawDraft(draft, form.Text("reason"), asking.By, form.Now)
        );
    }

    private static Task<IResult> PreviewAsync(string id, HttpContext http, ConsoleWrites writes) => writes.PreviewAsync(id, http);

    /// <summary>The statement of the form, as far as it is filled in.</summary>
    public static HoldingStatement Read(PostedForm form, string id) =>
        new(id, form.Text("status"), form.Text("impact"), form.Text("currentAction"), form.InMinutes("next"))
        {
            Audiences = [Audience.Internal, .. form.Choices<Audience>("audience")],
            Corrects = form.OptionalText("corrects"),
        };

    public static ImmutableArray<string> Answered(PostedForm form) =>
        [.. form.Fields["override"].Where(rule => !string.IsNullOrEmpty(rule)).Select(rule => rule!)];
}

// The forms of the console that mark a change and choose a mitigation.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Incidents.Pages;

internal static class FirstLookForms
{
    public static void MapFirstLook(this RouteGroupBuilder incident)
    {
        incident.MapPost("/changes/{change}/verdict", MarkAsync);
        incident.MapPost("/mitigations", ChooseAsync);
    }

    private static async Task<IResult> MarkAsync(
        string id,
        string change,
        HttpContext http,
        ConsoleWrites writes,
        FirstLookReader firstLook
    ) =>
        await firstLook.ChangeAsync(change, http.RequestAborted) is { } row
            ? await writes.PostAsync(
                id,
                http,
                (form, asking, _) =>
                    new IncidentCommand.MarkChange(row.Id, row.Summary, form.Choice<ChangeVerdict>("verdict"), asking.By, form.Now)
            )
            : PostResult.Refused(
                http,
                StatusCodes.Status404NotFound,
                "There is no such change",
                "Nothing was changed. It may have been archived since the page was opened.",
                "change.not_found",
                "/incidents"
            );

    private static async Task<IResult> ChooseAsync(string id, HttpContext http, ConsoleWrites writes, FirstLookReader firstLook)
    {
        DeclaredMitigation? declared =
            IncidentId.TryParse(id, out IncidentId incident)
            && await PostedForm.FieldsAsync(http) is { } fields
            && fields["declared"].ToString() is { Length: > 0 } named
                ? await firstLook.DeclaredAsync(incident, named, http.RequestAborted)
                : null;
        return await writes.PostAsync(
            id,
            http,
            (form, asking, made) =>
                Chosen.Of(
                    made,
                    declared,
                    form.Choice<MitigationKind>("kind"),
                    form.Text("text"),
                    form.OptionalPerson("to"),
                    asking.By,
                    form.Now
                ),
            "to"
        );
    }
}

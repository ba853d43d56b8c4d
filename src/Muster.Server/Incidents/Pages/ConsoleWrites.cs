// Carries out a posted form of the console: done leads back to the page, refused shows the page with what was typed.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Incidents.Pages;

/// <summary>Makes the command of a form. <paramref name="made"/> is the id for what it may make.</summary>
public delegate IncidentCommand FormCommand(PostedForm form, Asking asking, string made);

public sealed class ConsoleWrites(IncidentWriter writer, ConsoleReader console, StatementTermsReader terms, IIds ids, TimeProvider clock)
{
    /// <param name="named">The fields in which the form names people.</param>
    public async Task<IResult> PostAsync(string id, HttpContext http, FormCommand command, params ImmutableArray<string> named)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(command);
        if (await PostedForm.FieldsAsync(http) is not { } fields)
        {
            return PostedForm.Unreadable(http);
        }

        if (!IncidentId.TryParse(id, out IncidentId incident))
        {
            return NotFound(http);
        }

        PostedForm form = new(fields, clock.GetUtcNow(), Waited.Of(http.Request));
        Asking asking = Asking.OfForm(http, fields);
        IncidentCommand asked = command(form, asking, asking.NewId(ids));
        if (form.Refusal is { } wrong)
        {
            return await RefuseAsync(incident, http, wrong, fields);
        }

        NamedPerson[] people = [.. named.Select(field => new NamedPerson(field, form.OptionalPerson(field)))];
        Outcome outcome = await writer.WriteAsync(incident, asking, now => asked with { At = now }, [.. people]);
        return outcome is Outcome.Refused { Why: var why }
            ? await RefuseAsync(incident, http, why, fields)
            : PostResult.SeeOther(http, $"/incidents/{incident}");
    }

    /// <summary>How the statement in the form reads: that part of the form for the script, else the page with it and with what was typed. Nothing is changed.</summary>
    public async Task<IResult> PreviewAsync(string id, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (await PostedForm.FieldsAsync(http) is not { } fields)
        {
            return PostedForm.Unreadable(http);
        }

        if (
            !IncidentId.TryParse(id, out IncidentId incident)
            || await console.ReadAsync(incident, http.User, console.Rev(incident, http.User), all: false, http.RequestAborted)
                is not { } model
        )
        {
            return NotFound(http);
        }

        IncidentConsole shown = await WithTypedAsync(model, why: null, fields);
        return Fragment.Asked(http.Request)
            ? Fragment.Page<StatementPreviewPart>(http, new { shown.Preview })
            : Fragment.Page<IncidentPage>(http, new { Model = shown });
    }

    /// <summary>The console with what was typed, and how it reads where it is a statement.</summary>
    private async Task<IncidentConsole> WithTypedAsync(IncidentConsole model, Rejection? why, IFormCollection typed)
    {
        string form = typed[RefusedForm.Field].ToString();
        IncidentConsole shown = model with { Refused = new(form, why, typed) };
        if (form != StatementPages.Form)
        {
            return shown;
        }

        PostedForm read = new(typed, clock.GetUtcNow(), TimeSpan.Zero);
        return shown with
        {
            Preview = StatementPreview.Of(
                model.Record,
                model.Terms ?? await terms.ReadAsync(model.Record, read.Now, CancellationToken.None),
                StatementPages.Read(read, "preview"),
                StatementPages.Answered(read),
                read.Now
            ),
        };
    }

    /// <summary>The page again, with the sentence and with what was typed; the script shows the same within the page.</summary>
    private async Task<IResult> RefuseAsync(IncidentId id, HttpContext http, Rejection why, IFormCollection typed)
    {
        string rev = console.Rev(id, http.User);
        if (await console.ReadAsync(id, http.User, rev, all: false, CancellationToken.None) is not { } model)
        {
            return NotFound(http);
        }

        IncidentConsole refused = await WithTypedAsync(model, why, typed);
        return Fragment.Asked(http.Request)
            ? Fragment.Of<IncidentLive>(http, rev, new { Model = refused }, StatusCodes.Status422UnprocessableEntity)
            : Fragment.Page<IncidentPage>(http, new { Model = refused }, StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult NotFound(HttpContext http) =>
        PostResult.Refused(
            http,
            StatusCodes.Status404NotFound,
            "There is no such incident",
            "Nothing was changed. Look at the list of incidents for its number.",
            "incident.not_found",
            "/incidents"
        );
}

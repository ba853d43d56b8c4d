// Shows the form that declares an incident, and carries it out.
using Microsoft.AspNetCore.Http;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Incidents.Pages;

public sealed class DeclarePages(IncidentDeclarer declarer, OrganisationReader organisation, IAlertStore alerts, TimeProvider clock)
{
    /// <summary>The form, filled in from an alert group where one is named and known.</summary>
    public async Task<DeclareModel> ReadAsync(HttpContext http, string? group, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(http);
        AlertGroup? found = Slug.IsValid(group) ? await alerts.GroupAsync(AlertGroupId.Parse(group!), cancel) : null;
        DateTimeOffset? began = found is null ? null : (await declarer.BeginningAsync(found.Id, cancel)).StartedAt;
        return new(await organisation.CurrentAsync(cancel), found, began);
    }

    public async Task<IResult> PostAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (await PostedForm.FieldsAsync(http) is not { } fields)
        {
            return PostedForm.Unreadable(http);
        }

        PostedForm form = new(fields, clock.GetUtcNow(), Waited.Of(http.Request));
        Declaration declaration = new(
            form.Text("title"),
            form.Choice<Severity>("severity"),
            form.OptionalText("service") is { } service ? new ServiceId(service) : null,
            form.OptionalAtOrAgo("impactStartedAt"),
            form.OptionalText("group") is { } group ? new AlertGroupId(group) : null
        );
        if (form.Refusal is { } wrong)
        {
            return await RefuseAsync(http, wrong, fields);
        }

        Asking asking = Asking.OfForm(http, fields);
        (Outcome outcome, IncidentId? id) = await declarer.DeclareAsync(asking, declaration);
        return outcome is Outcome.Refused { Why: var why }
            ? await RefuseAsync(http, why, fields)
            : PostResult.SeeOther(http, id is { } made ? $"/incidents/{made}" : "/incidents");
    }

    private async Task<IResult> RefuseAsync(HttpContext http, Rejection why, IFormCollection typed)
    {
        DeclareModel shown = await ReadAsync(http, typed["group"], CancellationToken.None);
        DeclareModel refused = shown with { Refused = new(DeclareModel.Form, why, typed) };
        return Fragment.Asked(http.Request)
            ? Fragment.Page<DeclareLive>(http, new { Model = refused }, StatusCodes.Status422UnprocessableEntity)
            : Fragment.Page<DeclarePage>(http, new { Model = refused }, StatusCodes.Status422UnprocessableEntity);
    }
}

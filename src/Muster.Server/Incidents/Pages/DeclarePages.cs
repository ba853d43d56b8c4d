// Shows the form that declares an incident, and carries it out.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Incidents.Pages;

public sealed class DeclarePages(
    IncidentDeclarer declarer,
    OrganisationReader organisation,
    IAlertStore alerts,
    IViewStore views,
    OnCallAnswers onCall,
    TimeProvider clock
)
{
    /// <summary>The form, filled in from the alert groups that are named and known, or from those that are suggested.</summary>
    /// <param name="guide">The answers to the three questions of the severity guide; null where they were not given.</param>
    /// <param name="caller">Who would declare.</param>
    public async Task<DeclareModel> ReadAsync(
        IEnumerable<string?> named,
        bool suggested,
        SeverityGuide? guide,
        PersonId? caller,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(named);
        ImmutableArray<AlertGroup> groups = suggested ? await SuggestedAsync(cancel) : await FoundAsync(named, cancel);
        DateTimeOffset? began = (await declarer.BeginningAsync(groups, cancel))?.StartedAt;
        Organisation known = await organisation.CurrentAsync(cancel);
        DeclareModel model = new(known, groups, began) { Guide = guide };
        return model with
        {
            Paged =
            [
                .. Enum.GetValues<Severity>()
                    .Select(severity => PagedNow.Of(onCall, known, model.Type, severity, model.Service, caller, clock.GetUtcNow())),
            ],
        };
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
            [.. fields["group"].OfType<string>().Where(group => Slug.IsValid(group)).Select(AlertGroupId.Parse)]
        );
        if (form.Refusal is { } wrong)
        {
            return await RefuseAsync(http, wrong, fields);
        }

        Asking asking = Asking.OfForm(http, fields);
        (Outcome outcome, IncidentId? id) = await declarer.DeclareAsync(declaration, asking.By, asking.Operation);
        return outcome is Outcome.Refused { Why: var why }
            ? await RefuseAsync(http, why, fields)
            : PostResult.SeeOther(http, id is { } made ? $"/incidents/{made}" : "/incidents");
    }

    private async Task<ImmutableArray<AlertGroup>> FoundAsync(IEnumerable<string?> named, CancellationToken cancel)
    {
        ImmutableArray<AlertGroup>.Builder found = ImmutableArray.CreateBuilder<AlertGroup>();
        foreach (string group in named.OfType<string>().Where(group => Slug.IsValid(group)).Take(IncidentLimits.AlertGroupsMax))
        {
            if (await alerts.GroupAsync(AlertGroupId.Parse(group), cancel) is { } known)
            {
                found.Add(known);
            }
        }

        return found.DrainToImmutable();
    }

    private async Task<ImmutableArray<AlertGroup>> SuggestedAsync(CancellationToken cancel)
    {
        ViewQuery query = new(Views.Group, [Views.Paged, Views.Held], Search: null, Before: null, ViewQuery.LimitMax);
        IEnumerable<AlertGroup> open = (await views.ListAsync(query, cancel)).Select(row => row.Row<AlertGroup>());
        return SuggestedIncident.Of(open)?.Groups ?? [];
    }

    private async Task<IResult> RefuseAsync(HttpContext http, Rejection why, IFormCollection typed)
    {
        DeclareModel shown = await ReadAsync(
            typed["group"],
            suggested: false,
            guide: null,
            Caller.Require(http.User).Person,
            CancellationToken.None
        );
        DeclareModel refused = shown with { Refused = new(DeclareModel.Form, why, typed) };
        return Fragment.Asked(http.Request)
            ? Fragment.Page<DeclareLive>(http, new { Model = refused }, StatusCodes.Status422UnprocessableEntity)
            : Fragment.Page<DeclarePage>(http, new { Model = refused }, StatusCodes.Status422UnprocessableEntity);
    }
}

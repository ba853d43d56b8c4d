// Reads the forms of the status page and carries them out.
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;
using Muster.Server.Web.Public;
using static Muster.Core.StatusPage.BulletinCommand;

namespace Muster.Server.StatusPage.Console;

public sealed class BulletinForms(
    BulletinWriter writer,
    BulletinReader reader,
    PublicSuggestions suggestions,
    OrganisationReader organisations,
    TimeProvider clock
)
{
    /// <summary>Before the id of a component in the name of its field.</summary>
    public const string ComponentPrefix = "component-";

    /// <summary>The form for a new bulletin, for an incident where one is named; null where there is no such incident.</summary>
    public async Task<PublishView?> PublishAsync(string? incident, Typed typed, CancellationToken cancel)
    {
        Organisation known = await organisations.CurrentAsync(cancel);
        ImmutableArray<Component> components = [.. StatusPageViews.InOrder(known)];
        if (string.IsNullOrEmpty(incident))
        {
            return new(known, null, components, [], BulletinImpact.Minor, BulletinStatus.Investigating, null, null, typed);
        }

        if (!IncidentId.TryParse(incident, out IncidentId id))
        {
            return null;
        }

        return await suggestions.OfAsync(id, cancel) is { } inside
            ? new(known, id, components, inside.Components, inside.Impact, inside.Status, inside.StartedAt, inside.Said, typed)
            : null;
    }

    public async Task<BulletinConsole?> ReadAsync(BulletinId id, HttpContext http, Typed typed)
    {
        (Bulletin bulletin, _) = await reader.ReadAsync(id, http.RequestAborted);
        return bulletin.Exists
            ? new(bulletin, await organisations.CurrentAsync(http.RequestAborted), Caller.Require(http.User), clock.GetUtcNow(), typed)
            : null;
    }

    /// <summary>Publishes a new incident; the page with the form again where it is refused.</summary>
    public async Task<IResult> PublishAsync(HttpContext http)
    {
        if (await FieldsAsync(http) is not { } form)
        {
            return Unreadable(http);
        }

        IncidentId? incident = IncidentId.TryParse(form["incident"], out IncidentId id) ? id : null;
        PublicSuggestion? inside = incident is { } named ? await suggestions.OfAsync(named, CancellationToken.None) : null;
        Asking asking = Asking.OfForm(http, form);
        (Outcome outcome, BulletinId? opened) = await writer.OpenAsync(
            incident,
            Answered(form),
            asking,
            (bulletin, known, made, now) =>
                new OpenIncident(
                    bulletin,
                    known,
                    Line(form, "title"),
                    incident,
                    inside?.Severity,
                    EnumNames.Read<BulletinImpact>(form["impact"]) ?? BulletinImpact.Minor,
                    EnumNames.Read<BulletinStatus>(form["status"]) ?? BulletinStatus.Investigating,
                    Components(form),
                    Text(form, "body"),
                    InMinutes(form, "next", now),
                    Instant(form, "startedAt"),
                    made,
                    asking.By,
                    now
                )
        );
        if (outcome is Outcome.Refused { Why: var why })
        {
            return await PublishAsync(form["incident"], new("publish", why, form), CancellationToken.None) is { } view
                ? Fragment.Page<PublishPage>(http, new { Model = view }, StatusCodes.Status422UnprocessableEntity)
                : TypedResults.NotFound();
        }

        return PostResult.SeeOther(http, opened is { } seen ? $"{BulletinPages.Path}/{seen}" : BulletinPages.Path);
    }

    /// <summary>Plans a maintenance; the page with the form again where it is refused.</summary>
    public async Task<IResult> PlanAsync(HttpContext http)
    {
        if (await FieldsAsync(http) is not { } form)
        {
            return Unreadable(http);
        }

        Asking asking = Asking.OfForm(http, form);
        (Outcome outcome, BulletinId? planned) = await writer.OpenAsync(
            incident: null,
            Answered(form),
            asking,
            (bulletin, known, made, now) =>
                new PlanMaintenance(
                    bulletin,
                    known,
                    Line(form, "title"),
                    Components(form),
                    Text(form, "body"),
                    Instant(form, "from"),
                    Instant(form, "until"),
                    made,
                    asking.By,
                    now
                )
        );
        if (outcome is Outcome.Refused { Why: var why })
        {
            PublishView view = (await PublishAsync(incident: null, new("maintenance", why, form), CancellationToken.None))!;
            return Fragment.Page<MaintenancePage>(http, new { Model = view }, StatusCodes.Status422UnprocessableEntity);
        }

        return PostResult.SeeOther(http, planned is { } seen ? $"{BulletinPages.Path}/{seen}" : BulletinPages.Path);
    }

    /// <summary>Changes a bulletin; its page again where that is refused.</summary>
    public async Task<IResult> WriteAsync(
        string id,
        string form,
        HttpContext http,
        Func<IFormCollection, Asking, Organisation, string, DateTimeOffset, BulletinCommand> command
    )
    {
        if (!BulletinId.TryParse(id, out BulletinId bulletin))
        {
            return TypedResults.NotFound();
        }

        if (await FieldsAsync(http) is not { } fields)
        {
            return Unreadable(http);
        }

        Asking asking = Asking.OfForm(http, fields);
        Outcome outcome = await writer.WriteAsync(
            bulletin,
            Answered(fields),
            asking,
            (known, made, now) => command(fields, asking, known, made, now)
        );
        if (outcome is not Outcome.Refused { Why: var why })
        {
            return PostResult.SeeOther(http, $"{BulletinPages.Path}/{bulletin}");
        }

        return await ReadAsync(bulletin, http, new(form, why, fields)) is { } view
            ? Fragment.Page<BulletinConsolePage>(http, new { Model = view }, StatusCodes.Status422UnprocessableEntity)
            : TypedResults.NotFound();
    }

    public static string Text(IFormCollection form, string field)
    {
        ArgumentNullException.ThrowIfNull(form);
        return EdgeText.Clean(form[field].ToString(), ApiJson.TextBytesMax);
    }

    public static string Line(IFormCollection form, string field)
    {
        ArgumentNullException.ThrowIfNull(form);
        return EdgeText.Line(form[field].ToString(), ApiJson.TextBytesMax);
    }

    /// <summary>A span of minutes from now; null when none was chosen.</summary>
    public static DateTimeOffset? InMinutes(IFormCollection form, string field, DateTimeOffset now) =>
        int.TryParse(Line(form, field), NumberStyles.None, CultureInfo.InvariantCulture, out int minutes)
            ? now.AddMinutes(Math.Min(minutes, (int)BulletinLimits.PromiseMax.TotalMinutes + 1))
            : null;

    /// <summary>In UTC, as the page says; null where it cannot be read.</summary>
    public static DateTimeOffset? Instant(IFormCollection form, string field) =>
        DateTimeOffset.TryParse(
            Line(form, field),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTimeOffset instant
        )
            ? instant
            : null;

    /// <summary>The components for which something was chosen.</summary>
    public static ImmutableArray<ComponentState> Components(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return
        [
            .. form.Where(field => field.Key.StartsWith(ComponentPrefix, StringComparison.Ordinal))
                .Select(field => (Id: field.Key[ComponentPrefix.Length..], Status: EnumNames.Read<ComponentStatus>(field.Value)))
                .Where(field => field.Status is not null && Slug.IsValid(field.Id))
                .Select(field => new ComponentState(new(field.Id), field.Status!.Value)),
        ];
    }

    /// <summary>The linter's rules that whoever publishes answers for.</summary>
    private static ImmutableArray<string> Answered(IFormCollection form) => [.. form["override"].OfType<string>()];

    private static async Task<IFormCollection?> FieldsAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        try
        {
            return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static IResult Unreadable(HttpContext http) =>
        PostResult.Refused(
            http,
            StatusCodes.Status400BadRequest,
            "That form could not be read",
            "Nothing was published or changed. Go back, check what you typed and send it again.",
            "request.malformed"
        );
}

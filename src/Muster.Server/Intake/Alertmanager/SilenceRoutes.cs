// Silences, as amtool and the consoles around Alertmanager read and write them.
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Storage.Access;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Intake.Alertmanager;

/// <summary>An api key silences whatever its person may; a silence that an intake key makes holds for the alerts of this key alone, and only this key may change it.</summary>
internal static class SilenceRoutes
{
    /// <summary>How long a silence is listed after its end, as Alertmanager keeps it.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(120);

    public static void MapSilences(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/silences", ListAsync)
            .WithName("QuerySilences")
            .WithSummary("Lists silences; one that is over stays for five days")
            .WithMatchers()
            .WithParameter("pending", ParameterLocation.Query, "false leaves out those that begin later.")
            .WithParameter("active", ParameterLocation.Query, "false leaves out those that hold now.")
            .WithParameter("expired", ParameterLocation.Query, "false leaves out those that are over.")
            .Produces<SilenceAnswer[]>();
        routes
            .MapPost("/silences", PostAsync)
            .WithName("PostSilence")
            .WithSummary("Makes a silence, or changes the one whose id is sent; an intake key's holds for its own alerts")
            .WithIntakeBody<SilencePost>()
            .Produces<SavedAnswer>()
            .RefusesInText(Status400BadRequest, Status403Forbidden, Status404NotFound, Status408RequestTimeout)
            .RefusesInText(Status413PayloadTooLarge, Status415UnsupportedMediaType);
        routes
            .MapGet("/silence/{id}", GetAsync)
            .WithName("GetSilence")
            .WithSummary("One silence")
            .Produces<SilenceAnswer>()
            .RefusesInText(Status404NotFound);
        routes
            .MapDelete("/silence/{id}", DeleteAsync)
            .WithName("ExpireSilence")
            .WithSummary("Ends a silence now; the record keeps it")
            .Produces(Status200OK)
            .RefusesInText(Status403Forbidden, Status404NotFound);
    }

    private static async Task<IResult> ListAsync(HttpContext http, IAlertStore alerts, TimeProvider clock)
    {
        DateTimeOffset now = clock.GetUtcNow();
        System.Collections.Immutable.ImmutableArray<Matcher> filter = AlertFilter.ReadPlain(
            http.Request.Query["filter"],
            out string? wrong
        );
        if (wrong is not null)
        {
            return TextRefusals.Answer(Status400BadRequest, wrong);
        }

        IReadOnlyList<Silence> silences = await alerts.SilencesAsync(now - Kept, http.RequestAborted);
        return Results.Json(
            silences
                .Where(silence => filter.All(matcher => IsAbout(silence, matcher)))
                .Where(silence => IsAsked(http.Request.Query, SilenceRules.State(silence, now)))
                .Select(silence => SilenceAnswer.Of(silence, now)),
            Form.Json
        );
    }

    private static async Task<IResult> PostAsync(HttpContext http, IAlertStore alerts, IIds ids, TimeProvider clock)
    {
        if (MayNot(http.User) is { } refusal)
        {
            return refusal;
        }

        IntakeBody body = await IntakeBody.ReadAsync(http, clock);
        if (!body.IsTaken)
        {
            return TextRefusals.Answer(body.Status, body.Why);
        }

        if (SilenceParser.Parse(body.Bytes, out string wrong) is not { } posted)
        {
            return TextRefusals.Answer(Status400BadRequest, wrong);
        }

        SilenceDraft draft = Scoped(posted.Draft, http.User);
        DateTimeOffset now = clock.GetUtcNow();
        if (posted.Id is null)
        {
            return await SaveAsync(alerts, SilenceRules.Create(draft, NewId(ids), now));
        }

        return await FindAsync(alerts, posted.Id, http.User) is { } present
            ? await SaveAsync(alerts, SilenceRules.Update(present, draft, NewId(ids), now))
            : Unknown(posted.Id);
    }

    private static async Task<IResult> GetAsync(string id, IAlertStore alerts, TimeProvider clock, CancellationToken cancel) =>
        Slug.IsValid(id) && await alerts.SilenceAsync(SilenceId.Parse(id), cancel) is { } silence
            ? Results.Json(SilenceAnswer.Of(silence, clock.GetUtcNow()), Form.Json)
            : Unknown(id);

    private static async Task<IResult> DeleteAsync(string id, HttpContext http, IAlertStore alerts, TimeProvider clock)
    {
        if (MayNot(http.User) is { } refusal)
        {
            return refusal;
        }

        if (await FindAsync(alerts, id, http.User) is not { } present)
        {
            return Unknown(id);
        }

        // One that is over already is over: amtool asks no more.
        return SilenceRules.Expire(present, EndBy(http.User), clock.GetUtcNow()) is SilenceOutcome.Saved saved
            ? await SaveAsync(alerts, saved, isEnd: true)
            : Results.Ok();
    }

    private static async Task<IResult> SaveAsync(IAlertStore alerts, SilenceOutcome outcome, bool isEnd = false)
    {
        if (outcome is SilenceOutcome.Refused refused)
        {
            return TextRefusals.Answer(Status400BadRequest, refused.Why.Message);
        }

        SilenceOutcome.Saved saved = (SilenceOutcome.Saved)outcome;
        foreach (Silence silence in saved.All)
        {
            await alerts.SaveSilenceAsync(silence, CancellationToken.None);
        }

        return isEnd ? Results.Ok() : Results.Json(new SavedAnswer(saved.Silence.Id.Value), Form.Json);
    }

    /// <summary>A silence that this caller may change; an intake key sees its own alone.</summary>
    private static async Task<Silence?> FindAsync(IAlertStore alerts, string id, ClaimsPrincipal caller)
    {
        Silence? silence = Slug.IsValid(id) ? await alerts.SilenceAsync(SilenceId.Parse(id), CancellationToken.None) : null;
        return silence is not null && (!IsIntake(caller) || silence.Matchers.Contains(OwnAlerts(caller))) ? silence : null;
    }

    private static SilenceDraft Scoped(SilenceDraft draft, ClaimsPrincipal caller) =>
        IsIntake(caller) && !draft.Matchers.Contains(OwnAlerts(caller))
            ? draft with
            {
                Matchers = draft.Matchers.Add(OwnAlerts(caller)),
            }
            : draft;

    private static Matcher OwnAlerts(ClaimsPrincipal caller) =>
        new(MetaLabels.Key, IntakeKey.NameOf(caller), IsRegex: false, IsEqual: true);

    /// <summary>These clients have no field for a reason; who they are is known.</summary>
    private static SilenceEnd EndBy(ClaimsPrincipal caller) =>
        new(Caller.Require(caller).Actor.ToString(), "Ended over Alertmanager's API.");

    private static bool IsIntake(ClaimsPrincipal caller) => caller.HasClaim(MusterClaims.Scope, ApiKeyScope.Intake);

    private static IResult? MayNot(ClaimsPrincipal caller) =>
        caller.HasClaim(claim => claim.Type == MusterClaims.Sends)
            ? null
            : TextRefusals.Answer(Status403Forbidden, "This key stands for a viewer, who may not silence. Nothing was changed.");

    private static bool IsAsked(IQueryCollection query, SilenceState state) =>
        !string.Equals(query[state.ToString().ToLowerInvariant()], "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>As Alertmanager judges: the filter is held against the silence's own matchers, and what they do not name is not found.</summary>
    private static bool IsAbout(Silence silence, Matcher filter)
    {
        Matcher? named = silence.Matchers.FirstOrDefault(matcher => matcher.Name == filter.Name);
        return (named is not null || !filter.IsEqual) && new LabelMatcher(filter).HoldsFor(named?.Value ?? "");
    }

    /// <summary>In the form of a UUID, which is how readers of this API know ids.</summary>
    private static SilenceId NewId(IIds ids) =>
        SilenceId.Parse(new Guid(SHA256.HashData(Encoding.ASCII.GetBytes(ids.New())).AsSpan(0, 16)).ToString());

    private static IResult Unknown(string id) =>
        TextRefusals.Answer(Status404NotFound, $"There is no silence '{EdgeText.Line(id, 60)}'. Nothing was changed.");
}

internal sealed record SavedAnswer([property: System.Text.Json.Serialization.JsonPropertyName("silenceID")] string SilenceId);
